package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.structure.io.StructureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a workflow by itself, without a database, as a project's tests do: its steps are done each time, and child runs are refused.
 * {@code Trial.of(new LatticeWorkflow(), Map.of("structure", structure), folder).values()}.
 */
public final class Trial {
    private Trial() {}

    /**
     * What it returns.
     *
     * @param given its parameters, as from a command line or as objects; structures may be paths of files
     * @param directory there already, its own
     * @throws InputException with everything that is wrong with the parameters
     */
    public static Outcome of(Workflow workflow, Map<String, ?> given, Path directory)
            throws InterruptedException, IOException {
        var arguments = Configuration.of(workflow, given, name -> StructureFile.read(Path.of(name)));
        if (workflow.usesDirectory()) {
            workflow.writeInputs(arguments, directory);
        }
        var settings = Settings.load(Map.of("HOME", directory.toString()), directory);
        var known = new Catalogue(List.of()).with(workflow);
        return workflow.execute(new Execution(arguments, directory, settings, step -> {}, known, new EachTime()));
    }

    private static final class EachTime implements Steps {
        @Override
        public Object once(String name, Map<String, Object> inputs, Work work)
                throws InterruptedException, IOException {
            return work.value();
        }

        @Override
        public List<ChildRun> children(String name, String workflow, List<Map<String, Object>> parameters) {
            throw new InputException("Step '%s' submits child runs of %s, which a trial doesn't: it has no queue."
                    .formatted(name, workflow));
        }
    }
}
