package io.jadeite.engine.bundle;

import io.jadeite.engine.bundle.Bundle.Jar;
import java.util.List;
import java.util.Map;

/** Workflows that a test writes as Java source, bundled. */
final class Written {
    static final String TWO_STEP = "demo.toolkit.two-step";

    private Written() {}

    /** With a whole number {@code count} as its parameter; the body ends with a return of its result, a {@code Result}. */
    static Bundle bundle(String workflow, String components, String body) {
        return bundle(workflow, components, body, List.of(), Map.of());
    }

    static Bundle bundle(String workflow, String components, String body, List<Jar> jars, Map<String, String> uses) {
        var source = source(workflow, components, body);
        return new Bundle(SourceLanguage.NAME, workflow, source, body, jars, uses, Map.of("jadeite", "test"));
    }

    private static String source(String workflow, String components, String body) {
        return """
                import io.jadeite.engine.workflow.*;
                import java.util.*;

                public final class Travelled extends RecordWorkflow<Travelled.Result> {
                    public record Result(%s) {}

                    public Travelled() {
                        super("%s", "What a test wrote.", Result.class);
                    }

                    @Override
                    public List<Parameter> parameters() {
                        return List.of(Parameter.of("count", new ParameterType.Whole(0, 1000000), 1L, "", "a number"));
                    }

                    @Override
                    protected Result calculate(Execution execution) throws InterruptedException, java.io.IOException {
                        long count = execution.arguments().whole("count");
                %s
                    }
                }
                """.formatted(components, workflow, body.indent(8));
    }
}
