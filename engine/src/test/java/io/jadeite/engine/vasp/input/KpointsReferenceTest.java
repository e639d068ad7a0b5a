package io.jadeite.engine.vasp.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.input.Kpoints.Automatic;
import io.jadeite.engine.vasp.input.Kpoints.Basis;
import io.jadeite.engine.vasp.input.Kpoints.Centre;
import io.jadeite.engine.vasp.input.Kpoints.Lines;
import io.jadeite.engine.vasp.input.Kpoints.Listed;
import io.jadeite.engine.vasp.input.Kpoints.Mesh;
import io.jadeite.engine.vasp.input.Kpoints.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class KpointsReferenceTest {
    @TestFactory
    Stream<DynamicTest> eachFileOfTheReferenceIsReadAsItsProgramReadIt() {
        return named((kpoints, expected) -> {
            assertThat(kpoints.comment())
                    .isEqualTo(expected.get("comment").stringValue().strip());
            switch (kpoints) {
                case Automatic automatic ->
                    assertThat(List.of(style(expected), automatic.length()))
                            .isEqualTo(List.of(
                                    "Automatic",
                                    numbers(expected.get("kpoints").get(0)).getFirst()));
                case Mesh mesh -> {
                    assertThat(style(expected)).isEqualTo(mesh.centre() == Centre.GAMMA ? "Gamma" : "Monkhorst");
                    assertThat(mesh.divisions().stream()
                                    .map(Integer::doubleValue)
                                    .toList())
                            .isEqualTo(numbers(expected.get("kpoints").get(0)));
                    assertThat(plain(mesh.shift())).isEqualTo(numbers(expected.get("usershift")));
                }
                case Basis basis -> {
                    assertThat(style(expected)).isEqualTo(basis.cartesian() ? "Cartesian" : "Reciprocal");
                    assertThat(basis.vectors().stream().map(KpointsReferenceTest::plain))
                            .isEqualTo(rows(expected.get("kpoints")));
                    assertThat(plain(basis.shift())).isEqualTo(numbers(expected.get("usershift")));
                }
                case Listed listed -> checkListed(listed, expected);
                case Lines lines -> checkLines(lines, expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadAgainAsItWas() {
        return named((kpoints, _) ->
                assertThat(Kpoints.parse(kpoints.text(), "KPOINTS")).isEqualTo(kpoints));
    }

    private interface Check {
        void of(Kpoints kpoints, JsonNode expected);
    }

    private static Stream<DynamicTest> named(Check check) {
        var all = ReferenceData.json("vasp/expected/kpoints.json");
        return all.propertyNames().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> check.of(Kpoints.read(ReferenceData.path("vasp/kpoints/" + name)), all.get(name))));
    }

    private static void checkListed(Listed listed, JsonNode expected) {
        assertThat(style(expected)).isEqualTo(listed.cartesian() ? "Cartesian" : "Reciprocal");
        assertThat(listed.points().stream().map(point -> plain(point.place())))
                .isEqualTo(rows(expected.get("kpoints")));
        assertThat(listed.points().stream().map(Kpoints.Point::weight))
                .isEqualTo(numbers(expected.get("kpts_weights")));
        assertThat(listed.points().stream().map(Kpoints.Point::label)).isEqualTo(words(expected.get("labels")));
        assertThat(listed.tetrahedra().map(found -> found.list().size()).orElse(0))
                .isEqualTo(expected.get("tet_number").intValue());
        listed.tetrahedra().ifPresent(found -> {
            assertThat(found.volume()).isEqualTo(expected.get("tet_weight").doubleValue());
            for (int i = 0; i < found.list().size(); i++) {
                var one = expected.get("tet_connections").get(i);
                assertThat(found.list().get(i).weight()).isEqualTo(one.get(0).intValue());
                assertThat(found.list().get(i).corners().stream().map(Integer::doubleValue))
                        .isEqualTo(numbers(one.get(1)));
            }
        });
    }

    private static void checkLines(Lines lines, JsonNode expected) {
        var stops = lines.lines().stream()
                .flatMap(line -> Stream.of(line.from(), line.to()))
                .toList();
        assertThat(lines.divisions()).isEqualTo(expected.get("nkpoints").intValue());
        assertThat(lines.cartesian() ? "Cartesian" : "Reciprocal")
                .isEqualTo(expected.get("coord_type").stringValue());
        assertThat(stops.stream().map(stop -> plain(stop.place()))).isEqualTo(rows(expected.get("kpoints")));
        assertThat(stops.stream().map(Stop::label)).isEqualTo(words(expected.get("labels")));
    }

    private static String style(JsonNode expected) {
        return expected.get("generation_style").stringValue();
    }

    private static List<Double> plain(Vector vector) {
        return List.of(vector.x() + 0.0, vector.y() + 0.0, vector.z() + 0.0);
    }

    private static List<List<Double>> rows(JsonNode node) {
        var rows = new ArrayList<List<Double>>();
        node.forEach(row -> rows.add(numbers(row)));
        return rows;
    }

    private static List<Double> numbers(JsonNode node) {
        var numbers = new ArrayList<Double>();
        node.forEach(number -> numbers.add(number.doubleValue() + 0.0));
        return numbers;
    }

    private static List<String> words(JsonNode node) {
        var words = new ArrayList<String>();
        node.forEach(word -> words.add(word.isNull() ? "" : word.stringValue()));
        return words;
    }
}
