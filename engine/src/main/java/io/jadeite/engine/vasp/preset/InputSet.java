package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.Kpoints;
import io.jadeite.engine.vasp.input.PotcarFamily;
import io.jadeite.engine.vasp.input.PotcarHeader;
import io.jadeite.engine.vasp.input.PotcarLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The input files that a preset makes of a structure.
 *
 * <pre>{@code
 * var preset = PresetLibrary.builtIn().find("relaxation.vasp.mit");
 * var inputs = InputSet.of(preset, structure, Choices.NONE, PotcarSource.NONE);
 * inputs.write(directory);                      // INCAR, KPOINTS, POSCAR
 * inputs.joinPotcar(library, directory);        // and POTCAR
 * }</pre>
 *
 * @param kpoints empty where KSPACING stands in the INCAR
 * @param structure in the order of the potentials
 * @param potentials their names, in order
 * @param origins for each tag the preset that it comes from, or that it was chosen
 * @param remarks what was changed or looks wrong, a sentence each
 */
public record InputSet(
        Incar incar,
        Optional<Kpoints> kpoints,
        Structure structure,
        PotcarFamily family,
        List<String> potentials,
        Map<String, String> origins,
        List<String> remarks) {
    public InputSet {
        potentials = List.copyOf(potentials);
        origins = Map.copyOf(origins);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param potcar where the heads of potentials come from, for rules that need them
     * @throws InputException where the structure is disordered or a choice is wrong
     */
    public static InputSet of(Preset preset, Structure structure, Choices choices, PotcarSource potcar) {
        return new InputMaking(preset, structure, choices, 1, potcar).inputs();
    }

    /** Writes INCAR, KPOINTS (where there is one) and POSCAR into a folder that is there. */
    public void write(Path directory) {
        write(directory, "INCAR", incar.text());
        kpoints.ifPresent(points -> write(directory, "KPOINTS", points.text()));
        write(directory, "POSCAR", poscar().text());
    }

    /** A calculation's directory is its own, so that nobody looks while a file is half written. */
    static void write(Path directory, String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new JadeiteException(
                    "%s couldn't be written into %s: %s".formatted(name, directory, e.getMessage()), e);
        }
    }

    /** Joins the POTCAR in that folder. */
    public List<PotcarHeader> joinPotcar(PotcarLibrary library, Path directory) {
        return library.join(family, potentials, directory.resolve("POTCAR"));
    }

    /** Writes {@code POTCAR.symbols}, a potential's name a line, for those who have no potentials at hand. */
    public void writeSymbols(Path directory) {
        write(directory, "POTCAR.symbols", String.join("\n", potentials) + "\n");
    }

    public Poscar poscar() {
        return poscar(structure);
    }

    /** Names are elements, and a left-handed cell is turned around, as VASP needs it right-handed. */
    static Poscar poscar(Structure structure) {
        var lattice = structure.lattice();
        boolean leftHanded = lattice.a().dot(lattice.b().cross(lattice.c())) < 0;
        var sites = structure.sites().stream()
                .map(site -> new Site(
                        site.element().symbol(), site.element(), site.fractional(), site.freedom(), site.velocity()))
                .toList();
        return Poscar.of(new Structure(leftHanded ? turned(lattice) : lattice, sites));
    }

    private static Lattice turned(Lattice lattice) {
        return new Lattice(negative(lattice.a()), negative(lattice.b()), negative(lattice.c()));
    }

    private static Vector negative(Vector vector) {
        return vector.times(-1);
    }

    /** Heads of the potentials that a preset chose; asked at most once, and only where a rule needs them. */
    @FunctionalInterface
    public interface PotcarSource {
        /** There is no licensed folder. */
        PotcarSource NONE = (family, symbols) -> {
            throw new InputException(
                    "This preset needs what the potentials %s of %s say. Name the folder that holds your licensed POTCARs in the setting vasp.potcar_dir."
                            .formatted(String.join(", ", symbols), family));
        };

        List<PotcarHeader> headers(PotcarFamily family, List<String> symbols);

        /** Of a folder. */
        static PotcarSource of(Supplier<PotcarLibrary> library) {
            return (family, symbols) -> library.get().headers(family, symbols);
        }
    }
}
