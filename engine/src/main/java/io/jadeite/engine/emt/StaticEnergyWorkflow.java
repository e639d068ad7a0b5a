package io.jadeite.engine.emt;

import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.List;
import java.util.OptionalDouble;

/** {@code static-energy.emt.quick}: energy, forces and stress of a structure as it is. */
final class StaticEnergyWorkflow extends EmtWorkflow {
    @Override
    public WorkflowName name() {
        return new WorkflowName("static-energy", "emt", "quick");
    }

    @Override
    public String documentation() {
        return "Energy, forces and stress of a structure as it is, by effective-medium theory.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(STRUCTURE);
    }

    @Override
    public List<String> columns() {
        return List.of("formula", "nsites", "energy", "energy_per_atom", "volume", "max_force");
    }

    @Override
    public Outcome execute(Execution execution) {
        var structure = execution.arguments().structure("structure");
        var evaluation = EmtPotential.of(structure).evaluate();
        var step = new IonicStep(
                0,
                evaluation.energy(),
                OptionalDouble.of(evaluation.largestForce()),
                OptionalDouble.of(evaluation.stress().largest()),
                OptionalDouble.of(structure.volume()),
                OptionalDouble.empty());
        execution.progress().accept(step);
        var values = Values.of(structure, evaluation, evaluation.largestForce());
        Values.putFinalStructure(values, structure, structure);
        return new Outcome(values, List.of(step));
    }
}
