package io.jadeite.dsl.plot.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.figure.Label;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.RunRelations.Kind;
import io.jadeite.engine.queue.RunRelations.Relation;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunGraphTest {
    @Test
    void runsStandBehindThoseThatTheyWaitFor() {
        var runs = List.of(
                run(1, "relaxation.emt.quick", RunState.SUCCEEDED),
                run(2, "relaxation.emt.quick", RunState.FAILED),
                run(3, "static-energy.emt.quick", RunState.RUNNING),
                run(4, "demo.toolkit.flow", RunState.WAITING),
                run(5, "static-energy.emt.quick", RunState.PENDING));
        var relations = List.of(
                new Relation(1, 3, Kind.WAITS_FOR),
                new Relation(3, 4, Kind.WAITS_FOR),
                new Relation(2, 4, Kind.WAITS_FOR),
                new Relation(4, 5, Kind.SUBMITTED_BY),
                new Relation(5, 99, Kind.WAITS_FOR));

        var plot = new RunGraph(runs, relations).plot();

        Gallery.show("graph", plot);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.series())
                .extracting(Series::name)
                .containsExactly("waits for", "submitted by", "waiting", "pending", "running", "succeeded", "failed");
        assertThat(panel.labels())
                .extracting(Label::words)
                .containsExactly("1 relaxation", "2 relaxation", "3 static-energy", "4 demo", "5 static-energy");
        assertThat(panel.labels()).extracting(Label::x).containsExactly(0.0, 0.0, 1.0, 2.0, 3.0);
        assertThat(panel.x().hidden()).isTrue();
        assertThat(plot.table().stringColumn("waits for").asList()).containsExactly("", "", "1", "2, 3", "");
        assertThat(plot.table().stringColumn("submitted by").asList()).containsExactly("", "", "", "", "4");
        assertThat(plot.description())
                .contains("5 runs in 4 columns from left to right; 3 times one waits for another, 1 times");
    }

    @Test
    void pointsAndLinesAreThoseOfTheTable() {
        var runs = LongStream.rangeClosed(1, 40)
                .mapToObj(id -> run(id, "relaxation.emt.quick", RunState.ofCode((int) (id % 6))))
                .toList();
        var relations = LongStream.rangeClosed(5, 40)
                .mapToObj(id -> new Relation(id / 4, id, id % 3 == 0 ? Kind.SUBMITTED_BY : Kind.WAITS_FOR))
                .toList();

        var plot = new RunGraph(runs, relations).plot();

        Gallery.show("graph-large", plot);
        var panel = plot.figure().panels().getFirst();
        var places = new HashMap<Long, List<Double>>();
        panel.labels().forEach(label -> places.put(number(label), List.of(label.x(), label.y())));
        for (var row : plot.table()) {
            var series = panel.series().stream()
                    .filter(each -> each.name().equalsIgnoreCase(row.getString("state")))
                    .findFirst()
                    .orElseThrow();
            assertThat(points(series)).contains(places.get(row.getLong("run")));
            for (var kind : List.of("waits for", "submitted by")) {
                var lines = panel.series().stream()
                        .filter(each -> each.name().equals(kind))
                        .findFirst()
                        .orElseThrow();
                if (!row.getString(kind).isEmpty()) {
                    assertThat(points(lines))
                            .containsSequence(
                                    places.get(Long.parseLong(row.getString(kind))), places.get(row.getLong("run")));
                }
            }
        }
        assertThat(places.values()).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyCouldReadIsRefused() {
        var many = LongStream.rangeClosed(1, 301)
                .mapToObj(id -> run(id, "relaxation.emt.quick", RunState.PENDING))
                .toList();

        assertThatThrownBy(() -> new RunGraph(many, List.of()).plot())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "A graph of 301 runs can't be read; at most 300 are drawn. Choose some of them, or look at their table().");
        assertThatThrownBy(() -> new RunGraph(List.of(), List.of()).plot())
                .hasMessage("There is nothing to plot: there are no such runs.");
    }

    private static List<List<Double>> points(Series series) {
        var points = new ArrayList<List<Double>>();
        for (int i = 0; i < series.points().size(); i++) {
            points.add(List.of(series.points().xs()[i], series.points().ys()[i]));
        }
        return points;
    }

    private static long number(Label label) {
        return Long.parseLong(label.words().split(" ", -1)[0]);
    }

    private static RunRecord run(long id, String workflow, RunState state) {
        return new RunRecord(
                id,
                workflow,
                state,
                false,
                1,
                0,
                Tags.NONE,
                "ada",
                "Cu32",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
