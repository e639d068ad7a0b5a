package io.jadeite.engine.vasp;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calculator {@code vasp}: a workflow for each preset. Whether VASP is on a computer is found out when a run comes: the worker
 * then says what to set, and hands the run back.
 */
public final class VaspCalculator implements Calculator {
    static final String NAME = "vasp";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Workflow> workflows() {
        return PresetWorkflows.ofCalculator(NAME);
    }

    /** Presets in the user's folder, each named as its file. */
    @Override
    public Added added(Settings settings) {
        var library = PresetLibrary.with(settings.home().resolve(PresetLibrary.FOLDER));
        var workflows = new ArrayList<Workflow>();
        var problems = new ArrayList<String>();
        for (var name : library.ownNames()) {
            try {
                var workflowName = WorkflowName.parse(name);
                if (!workflowName.calculator().equals(NAME)) {
                    throw new InputException("A preset of VASP is named type.vasp.preset.");
                }
                workflows.add(PresetWorkflows.of(workflowName, library.find(name), library));
            } catch (InputException e) {
                e.problems()
                        .forEach(
                                problem -> problems.add("The preset %s.yaml is left out: %s".formatted(name, problem)));
            }
        }
        return new Added(workflows, problems);
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }
}
