package io.jadeite.engine.vasp.error;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.IncarValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each message of VASP, round after round, is corrected as custodian corrects it. */
class CorrectionLaddersTest {
    private static final String ERRORS = "vasp/errors/";

    @TempDir
    Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> eachLadderIsClimbedAsTheReferenceClimbsIt() {
        var cases = new ArrayList<DynamicTest>();
        ReferenceData.json("vasp/expected/custodian-corrections.json")
                .get("cases")
                .forEach(one -> {
                    var name =
                            one.get("base").stringValue() + " " + one.get("key").stringValue();
                    cases.add(DynamicTest.dynamicTest(name, () -> climb(name, one)));
                });
        return cases.stream();
    }

    private void climb(String name, JsonNode one) throws IOException {
        var directory = Files.createDirectories(folder.resolve(name.replace(' ', '-')));
        incar(one.get("incar0")).write(directory.resolve("INCAR"));
        if (one.hasNonNull("kpoints0")) {
            Files.writeString(directory.resolve("KPOINTS"), one.get("kpoints0").stringValue());
        }
        for (var file : List.of("POSCAR", "CONTCAR")) {
            Files.copy(ReferenceData.path(ERRORS + file), directory.resolve(file));
        }
        Files.writeString(directory.resolve("vasp.out"), one.get("trigger").stringValue() + "\n");
        var handler = VaspErrorHandler.ofAll("vasp.out");

        new Rounds(directory, VaspErrorHandler.NAME, handler::check).play(one.get("rounds"));
    }

    static Incar incar(JsonNode tags) {
        var values = new LinkedHashMap<String, IncarValue>();
        tags.properties().forEach(tag -> values.put(tag.getKey(), Incar.typed(tag.getKey(), plain(tag.getValue()))));
        return new Incar(values);
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isArray()) {
            var list = new ArrayList<Object>();
            value.forEach(element -> list.add(plain(element)));
            return list;
        }
        return value.stringValue();
    }
}
