package io.jadeite.engine.scale;

import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The run that all of this is about: of the size of a relaxation of a few atoms. */
final class Model {
    static final String WORKFLOW = "relaxation.test.scale";
    static final String CALCULATOR = "test";
    /** Carried by the runs that the simulated workers take. */
    static final String TAKEN = "scale";
    /** Carried by the runs that nobody takes. */
    static final String KEPT = "kept";

    private Model() {}

    static Submission submission(int count, String... tags) {
        var own = Tags.of(tags);
        var all = own.and(Tags.of("relaxation", CALCULATOR, WORKFLOW));
        return new Submission(
                new Lane(all, own, WORKFLOW, CALCULATOR, Resources.UNSAID),
                "relaxation",
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Submission.Policy.USUAL,
                "scale",
                IntStream.range(0, count)
                        .mapToObj(i -> new Submission.Item("Cu4", parameters(i)))
                        .toList());
    }

    private static String parameters(int number) {
        return """
            {"structure":{"lattice":[[3.61,0,0],[0,3.61,0],[0,0,3.61]],"species":["Cu","Cu","Cu","Cu"],\
            "coordinates":[[0,0,0],[0,0.5,0.5],[0.5,0,0.5],[0.5,0.5,0]]},"max_force":0.01,"number":%d}""".formatted(number);
    }

    static Outcome outcome(long run) {
        return new Outcome(
                Map.of(
                        "formula",
                        "Cu4",
                        "nsites",
                        4,
                        "energy",
                        -14.2 - 1e-9 * run,
                        "energy_per_atom",
                        -3.55,
                        "volume",
                        47.05,
                        "max_force",
                        0.0089,
                        "converged",
                        true,
                        "ionic_steps",
                        12),
                List.of());
    }
}
