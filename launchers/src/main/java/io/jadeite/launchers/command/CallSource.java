package io.jadeite.launchers.command;

import java.util.List;
import picocli.CommandLine.Parameters;

/** Where a call of a workflow comes from: the words of the command line, or a YAML file. */
interface CallSource {
    /** @param words of the command line that are no options of the command: parameters of the workflow */
    WorkflowCall read(Session session, RunOptions options, List<String> words);

    /** What the names of commands that take it end with. */
    String suffix();

    /** {@code NAME --structure POSCAR …}. */
    final class Words implements CallSource {
        @Parameters(paramLabel = "NAME", description = "type.calculator.preset; its parameters follow as --name value")
        String name = "";

        @Override
        public WorkflowCall read(Session session, RunOptions options, List<String> words) {
            return WorkflowCall.ofWords(name, words, options);
        }

        @Override
        public String suffix() {
            return "";
        }
    }

    /** {@code my_settings.yaml}. */
    final class YamlFile implements CallSource {
        @Parameters(
                paramLabel = "FILE",
                description = "has workflow_name, and the workflow's parameters; --name value here wins over it")
        String file = "";

        @Override
        public WorkflowCall read(Session session, RunOptions options, List<String> words) {
            return WorkflowCall.ofYaml(session.path(file), options).with(words);
        }

        @Override
        public String suffix() {
            return "-yaml";
        }
    }
}
