package io.jadeite.engine.emt;

import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** The built-in calculator {@code emt}; it can be run wherever Jadeite runs. */
public final class EmtCalculator implements Calculator {
    @Override
    public String name() {
        return "emt";
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(
                new StaticEnergyWorkflow(),
                RelaxationWorkflow.ofPositionsAndCell(),
                RelaxationWorkflow.inFixedCell(),
                new DynamicsWorkflow());
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }
}
