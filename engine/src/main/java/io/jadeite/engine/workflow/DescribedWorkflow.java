package io.jadeite.engine.workflow;

import java.util.List;

/** A workflow that has more to say of itself than its parameters: {@code show-config} prints it. */
public interface DescribedWorkflow extends Workflow {
    /** In the order in which they are shown. */
    List<Section> sections();

    /**
     * A table.
     *
     * @param title in small letters: {@code incar}
     * @param columns names
     * @param rows as many words as columns
     */
    record Section(String title, List<String> columns, List<List<String>> rows) {
        public Section {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
