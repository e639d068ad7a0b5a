package io.jadeite.engine.emt;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** {@code relaxation.emt.quick} moves atoms and cell, {@code relaxation.emt.fixed-cell} the atoms only. */
final class RelaxationWorkflow extends EmtWorkflow {
    private static final Parameter FMAX = Parameter.of(
            "fmax",
            ParameterType.Real.positive(),
            0.005,
            "eV/Å",
            "converged when no atom feels a larger force along a coordinate that may move");
    private static final Parameter STRESS_MAX = Parameter.of(
            "stress_max",
            ParameterType.Real.positive(),
            1e-4,
            "eV/Å³",
            "converged when, besides, no component of the stress is larger");
    private static final Parameter MAX_STEPS = Parameter.of(
            "max_steps", new ParameterType.Whole(1, 1_000_000), 500L, "", "ionic steps after which it gives up");

    private final boolean movesCell;

    private RelaxationWorkflow(boolean movesCell) {
        this.movesCell = movesCell;
    }

    static RelaxationWorkflow ofPositionsAndCell() {
        return new RelaxationWorkflow(true);
    }

    static RelaxationWorkflow inFixedCell() {
        return new RelaxationWorkflow(false);
    }

    @Override
    public WorkflowName name() {
        return new WorkflowName("relaxation", "emt", movesCell ? "quick" : "fixed-cell");
    }

    @Override
    public String documentation() {
        return movesCell
                ? "Moves the atoms and the cell to where forces and stress vanish, by effective-medium theory."
                : "Moves the atoms in a fixed cell to where forces vanish, by effective-medium theory.";
    }

    @Override
    public List<Parameter> parameters() {
        return movesCell ? List.of(STRUCTURE, FMAX, STRESS_MAX, MAX_STEPS) : List.of(STRUCTURE, FMAX, MAX_STEPS);
    }

    @Override
    public List<String> columns() {
        return List.of("formula", "nsites", "energy", "energy_per_atom", "volume", "volume_change", "max_force");
    }

    @Override
    public Outcome execute(Execution execution) throws InterruptedException {
        var arguments = execution.arguments();
        var start = arguments.structure("structure");
        var steps = new ArrayList<IonicStep>();
        var result = relaxation(arguments).relax(start, step -> {
            var ionic = ionicStep(step);
            steps.add(ionic);
            execution.progress().accept(ionic);
            return true;
        });
        Poscar.of(result.structure()).write(execution.directory().resolve("CONTCAR"));
        if (!result.converged()) {
            throw notConverged(result, steps.getLast(), arguments);
        }
        var values = Values.of(
                result.structure(),
                result.evaluation(),
                result.trajectory().getLast().largestForce());
        Values.putFinalStructure(values, start, result.structure());
        values.put("n_ionic_steps", result.steps());
        values.put("converged", true);
        return new Outcome(values, steps);
    }

    private Relaxation relaxation(Arguments arguments) {
        var relaxation = movesCell
                ? Relaxation.ofPositionsAndCell().withLargestStress(arguments.real("stress_max"))
                : Relaxation.ofPositions();
        return relaxation.withLargestForce(arguments.real("fmax")).withStepLimit(arguments.whole("max_steps"));
    }

    private static IonicStep ionicStep(Relaxation.Step step) {
        return new IonicStep(
                step.index(),
                step.energy(),
                OptionalDouble.of(step.largestForce()),
                OptionalDouble.of(step.largestStress()),
                OptionalDouble.of(step.structure().volume()),
                OptionalDouble.empty());
    }

    private static JadeiteException notConverged(Relaxation.Result result, IonicStep last, Arguments arguments) {
        var found = "the largest force is %.4g eV/Å (wanted %.4g), the largest stress %.4g eV/Å³"
                .formatted(
                        last.maxForce().orElse(0),
                        arguments.real("fmax"),
                        last.maxStress().orElse(0));
        return switch (result.ending()) {
            case STEP_LIMIT ->
                new JadeiteException(
                        "Not converged after %d ionic steps: %s. The structure so far is in CONTCAR; start from it, or raise --max-steps."
                                .formatted(result.steps(), found));
            case STUCK ->
                new JadeiteException(
                        "The energy goes down no further after %d ionic steps, but %s. The structure so far is in CONTCAR; look at it, or ask for less."
                                .formatted(result.steps(), found));
            case CONVERGED, STOPPED -> new JadeiteException("The relaxation ended early: " + found + ".");
        };
    }
}
