package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** {@code dynamics.emt.quick}: the atoms' motion at constant energy or in a heat bath, with its trajectory. */
final class DynamicsWorkflow extends EmtWorkflow {
    static final String TRAJECTORY = "trajectory.extxyz";

    @Override
    public WorkflowName name() {
        return new WorkflowName("dynamics", "emt", "quick");
    }

    @Override
    public String documentation() {
        return "Lets the atoms move at constant energy (nve) or in a heat bath (langevin), by effective-medium theory.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                STRUCTURE,
                Parameter.of("steps", new ParameterType.Whole(1, 100_000_000), 1000L, "", "how many steps"),
                Parameter.of("timestep", ParameterType.Real.positive(), 2.0, "fs", "the time of one step"),
                Parameter.of(
                        "temperature",
                        ParameterType.Real.atLeast(0),
                        300.0,
                        "K",
                        "of the velocities drawn at the start, where the structure has none, and of the bath"),
                Parameter.of(
                        "ensemble",
                        new ParameterType.Choice(List.of("langevin", "nve")),
                        "langevin",
                        "",
                        "langevin: in a heat bath; nve: at constant energy"),
                Parameter.of("friction", ParameterType.Real.positive(), 0.01, "1/fs", "how tightly the bath holds"),
                Parameter.of(
                        "save_every", new ParameterType.Whole(1, 100_000_000), 10L, "", "steps between saved frames"),
                Parameter.of(
                        "seed", new ParameterType.Whole(0, Long.MAX_VALUE), 1L, "", "of all that is drawn at random"));
    }

    @Override
    public List<String> columns() {
        return List.of("formula", "nsites", "energy", "energy_per_atom", "volume", "temperature_mean", "n_frames");
    }

    @Override
    public void check(Arguments arguments) {
        super.check(arguments);
        if (arguments.real("timestep") > 100) {
            throw new InputException("timestep should be at most 100 fs, found %s; 1 to 5 fs is usual."
                    .formatted(arguments.real("timestep")));
        }
    }

    @Override
    public Outcome execute(Execution execution) throws InterruptedException, IOException {
        var arguments = execution.arguments();
        var start = arguments.structure("structure");
        var record = new MotionRecord();
        Dynamics.Frame last;
        try (var trajectory = Files.newBufferedWriter(execution.directory().resolve(TRAJECTORY))) {
            last = dynamics(arguments).run(start, frame -> {
                write(trajectory, frame);
                record.add(frame);
                execution.progress().accept(MotionRecord.step(frame));
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Poscar.of(last.structure()).write(execution.directory().resolve("CONTCAR"));
        var evaluation = EmtPotential.of(last.structure()).evaluate();
        var values = Values.of(last.structure(), evaluation, evaluation.largestForce());
        Values.putFinalStructure(values, start, last.structure());
        values.put("kinetic_energy", last.kineticEnergy());
        values.put("temperature_mean", record.meanTemperature());
        values.put("time", last.time());
        values.put("n_frames", record.frames());
        values.put("trajectory", TRAJECTORY);
        return new Outcome(values, record.steps());
    }

    private static Dynamics dynamics(Arguments arguments) {
        boolean bath = arguments.text("ensemble").equals("langevin");
        return new Dynamics(
                arguments.real("temperature"),
                bath ? arguments.real("friction") : 0,
                arguments.real("timestep"),
                arguments.whole("steps"),
                arguments.whole("save_every"),
                arguments.seed("seed"));
    }

    private static void write(BufferedWriter trajectory, Dynamics.Frame frame) {
        try {
            ExtendedXyz.write(trajectory, frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
