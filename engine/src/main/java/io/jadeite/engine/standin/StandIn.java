package io.jadeite.engine.standin;

import io.jadeite.engine.emt.EmtPotential;
import io.jadeite.engine.emt.Evaluation;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Does in a directory what VASP would do there, as seen from outside. Ionic steps go down the forces by fixed steps, so that a run that is gone
 * on with from its CONTCAR makes the same steps as one that was never stopped.
 */
public final class StandIn {
    /** What tells it how to behave. */
    public static final String VARIABLE = "JADEITE_STAND_IN";

    private static final String FIRST_LINE =
            " This is not VASP: a stand-in of Jadeite writes what VASP would write. Energies are of effective-medium theory, electrons are made up.";
    /** In Å a step for 1 eV/Å. */
    private static final double STRIDE = 0.03;
    /** Of the strain, in Å³/eV. */
    private static final double STRETCH = 0.05;

    private static final double LONGEST = 0.1;
    private static final Pattern TITLE = Pattern.compile("TITEL\\s*=\\s*\\S+\\s+(\\S+)");

    private final Path directory;
    private final PrintStream out;
    private final PrintStream err;
    private final Behaviour behaviour;

    /**
     * @param behaviour words of {@link #VARIABLE}
     * @throws InputException where they say nothing that it knows
     */
    public StandIn(Path directory, PrintStream out, PrintStream err, String behaviour) {
        this.directory = directory;
        this.out = out;
        this.err = err;
        this.behaviour = Behaviour.parse(behaviour);
    }

    /** The exit code. */
    public int run() throws InterruptedException, IOException {
        var over = new CountDownLatch(1);
        if (behaviour.deaf()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> await(over), "deaf"));
        }
        try {
            for (int i = 0; i < behaviour.children(); i++) {
                new ProcessBuilder("sleep", "86400").start();
            }
            return calculate();
        } catch (JadeiteException e) {
            out.println(" ERROR: " + e.getMessage());
            return 1;
        } finally {
            over.countDown();
        }
    }

    private int calculate() throws InterruptedException, IOException {
        out.println(FIRST_LINE);
        out.flush();
        var incar = Incar.read(directory.resolve("INCAR"));
        int between = (int) number(incar, "IMAGES", 0);
        var structure = structure(between == 0 ? directory.resolve("POSCAR") : image(0).resolve("POSCAR"));
        checkPotentials(structure);
        checkPoints(incar);
        boolean fails = behaviour.fails(incar);
        if (fails) {
            behaviour.message().ifPresent(words -> out.println(" " + words));
            behaviour.errorMessage().ifPresent(err::println);
            out.flush();
            err.flush();
        }
        if (behaviour.hangs()) {
            TimeUnit.DAYS.sleep(1);
        }
        if (fails) {
            return 1;
        }
        if (between > 0) {
            movePath(incar, between);
        } else if (behaviour.recorded().isPresent()) {
            new Recording(behaviour.recorded().get()).play(directory, out, behaviour.pace());
        } else {
            relax(incar, structure);
        }
        return 0;
    }

    /** SIGTERM lets Java's threads go on until its hooks have come to their end. */
    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Structure structure(Path file) {
        var structure = Poscar.read(file).structure();
        return structure.ordered("VASP");
    }

    /** VASP takes a POTCAR whose elements are those of the POSCAR, in their order. */
    private void checkPotentials(Structure structure) {
        var wanted = new ArrayList<String>();
        for (var site : structure.sites()) {
            var symbol = site.element().symbol();
            if (wanted.isEmpty() || !wanted.getLast().equals(symbol)) {
                wanted.add(symbol);
            }
        }
        String text;
        try {
            text = Files.readString(directory.resolve("POTCAR"));
        } catch (IOException e) {
            throw new InputException("there is no POTCAR");
        }
        var found = TITLE.matcher(text)
                .results()
                .map(title -> title.group(1).replaceFirst("[^A-Za-z].*$", ""))
                .toList();
        if (!found.equals(wanted)) {
            throw new InputException(
                    "number of potentials on File POTCAR incompatible with number of species: POSCAR has %s, POTCAR has %s"
                            .formatted(wanted, found));
        }
    }

    private void checkPoints(Incar incar) {
        if (!Files.isRegularFile(directory.resolve("KPOINTS"))
                && incar.value("KSPACING").isEmpty()) {
            throw new InputException("there is no KPOINTS, and no KSPACING in the INCAR");
        }
    }

    private void relax(Incar incar, Structure start) throws InterruptedException, IOException {
        int most = (int) Math.max(1, number(incar, "NSW", 0));
        long mover = (long) number(incar, "IBRION", number(incar, "NSW", 0) > 0 ? 0 : -1);
        boolean relaxes = number(incar, "NSW", 0) > 0 && mover > 0;
        boolean strains = relaxes && number(incar, "ISIF", 2) >= 3;
        double precision = number(incar, "EDIFFG", 10 * number(incar, "EDIFF", 1e-4));
        double before = Double.NaN;
        var structure = start;
        var symptom = behaviour.symptom(incar);
        if (symptom.filter(Symptom.ALIASING::equals).isPresent()) {
            out.println(" WARNING: small aliasing (wrap around) errors must be expected");
        }
        try (var outputs = new Outputs(directory, incar, start, symptom)) {
            for (int step = 1; step <= most; step++) {
                var found = evaluate(structure, raised(symptom, step, structure.size()));
                out.println(" entering main loop, step " + step);
                out.flush();
                TimeUnit.MILLISECONDS.sleep(behaviour.pace().toMillis());
                if (stop("LABORT")) {
                    outputs.stopped();
                    return;
                }
                var next = relaxes ? moved(structure, found, strains) : structure;
                outputs.step(step, structure, found, next);
                boolean isStill = precision < 0
                        ? found.largestForce() < -precision
                        : Math.abs(found.energy() - before) < precision;
                before = found.energy();
                structure = next;
                if (stop("LSTOP")) {
                    outputs.stopped();
                    return;
                }
                if (relaxes && isStill) {
                    out.println(" reached required accuracy - stopping structural energy minimisation");
                    break;
                }
            }
            outputs.finish();
        }
    }

    /** What a symptom adds to the energy, in eV. */
    private static double raised(Optional<Symptom> symptom, int step, int atoms) {
        return symptom.map(which -> switch (which) {
                    case POSITIVE_ENERGY -> 100.0 * atoms;
                    case LEAPING_ENERGY -> 2.0 * atoms * (step - 1);
                    default -> 0.0;
                })
                .orElse(0.0);
    }

    /** As VASP counts energies: from atoms that are far from each other. */
    private static Evaluation evaluate(Structure structure, double raised) {
        var found = EmtPotential.of(structure).evaluate();
        double energy = found.energy() - EmtPotential.ofFreeAtoms(structure) + raised;
        return new Evaluation(energy, found.energies(), found.forces(), found.stress());
    }

    private Path image(int number) {
        return directory.resolve("%02d".formatted(number));
    }

    /**
     * Images go down their forces, but not along the path: what makes bands springs is left out, as images hardly slide in a step.
     */
    private void movePath(Incar incar, int between) throws InterruptedException, IOException {
        var images = new ArrayList<Structure>();
        for (int i = 0; i < between + 2; i++) {
            images.add(structure(image(i).resolve("POSCAR")));
        }
        int most = (int) Math.max(1, number(incar, "NSW", 0));
        double precision = Math.abs(number(incar, "EDIFFG", -0.02));
        var outputs = new ArrayList<Outputs>();
        try {
            for (int i = 1; i <= between; i++) {
                outputs.add(new Outputs(image(i), incar, images.get(i), Optional.empty()));
            }
            for (int step = 1; step <= most; step++) {
                TimeUnit.MILLISECONDS.sleep(behaviour.pace().toMillis());
                double largest = 0;
                for (int i = 1; i <= between; i++) {
                    var found = across(images, i);
                    var next = moved(images.get(i), found, false);
                    outputs.get(i - 1).step(step, images.get(i), found, next);
                    images.set(i, next);
                    largest = Math.max(largest, found.largestForce());
                }
                out.println(" entering main loop, step " + step);
                out.flush();
                if (stop("LABORT") || stop("LSTOP")) {
                    break;
                }
                if (largest < precision) {
                    out.println(" reached required accuracy - stopping structural energy minimisation");
                    break;
                }
            }
            for (var output : outputs) {
                output.finish();
            }
        } finally {
            outputs.forEach(Outputs::close);
        }
    }

    /** An image's energy, and its forces without what they have along the path. */
    private static Evaluation across(List<Structure> images, int number) {
        var found = evaluate(images.get(number), 0);
        var before = images.get(number - 1);
        var after = images.get(number + 1);
        var along = new ArrayList<Vector>();
        double square = 0;
        for (int i = 0; i < before.size(); i++) {
            var apart = after.sites()
                    .get(i)
                    .fractional()
                    .minus(before.sites().get(i).fractional());
            var nearest = apart.minus(new Vector(Math.rint(apart.x()), Math.rint(apart.y()), Math.rint(apart.z())));
            var tangent = before.lattice().toCartesian(nearest);
            along.add(tangent);
            square += tangent.length() * tangent.length();
        }
        double projection = 0;
        for (int i = 0; i < along.size(); i++) {
            projection += found.forces().get(i).dot(along.get(i));
        }
        var forces = new ArrayList<Vector>();
        for (int i = 0; i < along.size(); i++) {
            forces.add(found.forces().get(i).minus(along.get(i).times(projection / Math.max(square, 1e-12))));
        }
        return new Evaluation(found.energy(), found.energies(), forces, found.stress());
    }

    private boolean stop(String how) throws IOException {
        var file = directory.resolve("STOPCAR");
        return Files.isRegularFile(file)
                && Files.readString(file).toUpperCase(java.util.Locale.ROOT).contains(how);
    }

    private static Structure moved(Structure structure, Evaluation found, boolean strains) {
        var lattice = structure.lattice();
        var sites = new ArrayList<>(structure.sites());
        for (int i = 0; i < sites.size(); i++) {
            var force = found.forces().get(i);
            double length = force.length() * STRIDE;
            var shift = force.times(STRIDE * Math.min(1, length == 0 ? 1 : LONGEST / Math.max(length, LONGEST)));
            sites.set(
                    i,
                    sites.get(i)
                            .withFractional(lattice.toFractional(
                                    lattice.toCartesian(sites.get(i).fractional())
                                            .plus(shift))));
        }
        return new Structure(strains ? strained(lattice, found.stress().rows()) : lattice, sites);
    }

    /** A tensile stress lets the cell shrink. */
    private static Lattice strained(Lattice lattice, double[][] stress) {
        var rows = List.of(lattice.a(), lattice.b(), lattice.c()).stream()
                .map(vector -> {
                    var xyz = vector.toArray();
                    var changed = xyz.clone();
                    for (int i = 0; i < 3; i++) {
                        for (int k = 0; k < 3; k++) {
                            changed[i] -= STRETCH * stress[i][k] * xyz[k] * 10;
                        }
                    }
                    return Vector.of(changed);
                })
                .toList();
        return new Lattice(rows.get(0), rows.get(1), rows.get(2));
    }

    private static double number(Incar incar, String tag, double otherwise) {
        return incar.value(tag)
                .map(value -> value.plain())
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .orElse(otherwise);
    }
}
