package io.jadeite.engine.vasp;

import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** The calculator {@code vasp-bader}: VASP, and then a program that shares out its charge density among the atoms. */
public final class VaspBaderCalculator implements Calculator {
    private static final String NAME = "vasp-bader";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Workflow> workflows() {
        return PresetWorkflows.ofCalculator(NAME);
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.of(
                "This version of Jadeite runs VASP, but not the program that shares out its charge density.");
    }
}
