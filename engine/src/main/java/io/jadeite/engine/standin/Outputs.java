package io.jadeite.engine.standin;

import io.jadeite.engine.emt.Evaluation;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.IncarValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files that VASP writes while it runs, growing step by step. */
final class Outputs implements AutoCloseable {
    /** kBar in an eV/Å³: CODATA 2022. */
    private static final double KILOBAR = 1602.176634;

    private static final int ELECTRONIC_STEPS = 3;

    private final Path directory;
    private final Incar incar;
    private final Optional<Symptom> symptom;
    private final PrintWriter xml;
    private final PrintWriter outcar;
    private final PrintWriter oszicar;
    private final PrintWriter xdatcar;
    private double lastEnergy = Double.NaN;
    private Structure last;

    Outputs(Path directory, Incar incar, Structure start, Optional<Symptom> symptom) throws IOException {
        this.directory = directory;
        this.incar = incar;
        this.symptom = symptom;
        this.last = start;
        xml = writer("vasprun.xml");
        outcar = writer("OUTCAR");
        oszicar = writer("OSZICAR");
        xdatcar = writer("XDATCAR");
        Files.writeString(directory.resolve("CONTCAR"), "");
        begin(start);
    }

    private PrintWriter writer(String name) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(directory.resolve(name)));
    }

    private void begin(Structure start) {
        xml.println("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>");
        xml.println("<modeling>");
        xml.println(" <generator>");
        xml.println("  <i name=\"program\" type=\"string\">vasp </i>");
        xml.println("  <i name=\"version\" type=\"string\">0.0.0-stand-in  </i>");
        xml.println("  <i name=\"subversion\" type=\"string\">not VASP: a stand-in of Jadeite </i>");
        xml.println(" </generator>");
        xml.println(" <incar>");
        incar.tags().forEach((tag, value) -> xml.println("  " + item(tag, value)));
        xml.println(" </incar>");
        xml.println(" <kpoints>");
        xml.println("  <varray name=\"kpointlist\" >");
        xml.println("   <v>       0.00000000       0.00000000       0.00000000 </v>");
        xml.println("  </varray>");
        xml.println("  <varray name=\"weights\" >");
        xml.println("   <v>       1.00000000 </v>");
        xml.println("  </varray>");
        xml.println(" </kpoints>");
        parameters(start);
        atoms(start);
        structure(start, " ", "initialpos");
        xml.flush();
        outcar.println(" vasp.0.0.0-stand-in (not VASP: a stand-in of Jadeite)");
        outcar.println(" running on    1 total cores");
        outcar.printf(
                Locale.ROOT, "   number of dos      NEDOS =    301   number of ions     NIONS = %6d%n", start.size());
        outcar.println("   ISPIN  =      1    spin polarized calculation?");
        outcar.printf(Locale.ROOT, "   NELECT = %12.4f    total number of electrons%n", electrons(start));
        if (shows(Symptom.ALIASING)) {
            for (var axis : List.of("X", "Y", "Z")) {
                outcar.println(
                        " WARNING: aliasing errors must be expected set NG%s to    64 to avoid them".formatted(axis));
            }
        }
        outcar.flush();
        oszicar.println("       N       E                     dE             d eps       ncg     rms          rms(c)");
        oszicar.flush();
        var head = Poscar.of(start).text().lines().limit(7).toList();
        head.forEach(xdatcar::println);
        xdatcar.flush();
    }

    private static String item(String tag, IncarValue value) {
        return switch (value) {
            case IncarValue.Flag flag ->
                "<i type=\"logical\" name=\"%s\"> %s  </i>".formatted(tag, flag.value() ? "T" : "F");
            case IncarValue.Whole whole -> "<i type=\"int\" name=\"%s\"> %s</i>".formatted(tag, whole.value());
            case IncarValue.Real real -> "<i name=\"%s\"> %s</i>".formatted(tag, real.text());
            case IncarValue.Many many -> "<v name=\"%s\"> %s</v>".formatted(tag, many.text());
            default -> "<i type=\"string\" name=\"%s\">%s</i>".formatted(tag, value.text());
        };
    }

    private void parameters(Structure start) {
        xml.println(" <parameters>");
        xml.println("  <separator name=\"electronic\" >");
        xml.printf(Locale.ROOT, "   <i name=\"NELECT\">  %12.8f</i>%n", electrons(start));
        xml.println("   <i type=\"int\" name=\"ISPIN\">     1</i>");
        xml.printf(Locale.ROOT, "   <i type=\"int\" name=\"NELM\">  %d</i>%n", whole("NELM", 60));
        xml.println("  </separator>");
        xml.println("  <separator name=\"ionic\" >");
        xml.printf(Locale.ROOT, "   <i type=\"int\" name=\"NSW\">  %d</i>%n", whole("NSW", 0));
        xml.printf(
                Locale.ROOT,
                "   <i type=\"int\" name=\"IBRION\">  %d</i>%n",
                whole("IBRION", whole("NSW", 0) > 0 ? 0 : -1));
        xml.printf(Locale.ROOT, "   <i type=\"int\" name=\"ISIF\">  %d</i>%n", whole("ISIF", 2));
        xml.printf(Locale.ROOT, "   <i name=\"EDIFFG\">  %.8f</i>%n", real("EDIFFG", 10 * real("EDIFF", 1e-4)));
        xml.println("  </separator>");
        xml.println(" </parameters>");
    }

    private void atoms(Structure start) {
        var kinds = new ArrayList<String>();
        xml.println(" <atominfo>");
        xml.printf(Locale.ROOT, "  <atoms> %d </atoms>%n", start.size());
        var rows = new ArrayList<String>();
        for (var site : start.sites()) {
            var symbol = site.element().symbol();
            if (kinds.isEmpty() || !kinds.getLast().equals(symbol)) {
                kinds.add(symbol);
            }
            rows.add("    <rc><c>%-2s</c><c>%4d</c></rc>".formatted(symbol, kinds.size()));
        }
        xml.printf(Locale.ROOT, "  <types> %d </types>%n", kinds.size());
        xml.println("  <array name=\"atoms\" >");
        xml.println("   <dimension dim=\"1\">ion</dimension>");
        xml.println("   <field type=\"string\">element</field>");
        xml.println("   <field type=\"int\">atomtype</field>");
        xml.println("   <set>");
        rows.forEach(xml::println);
        xml.println("   </set>");
        xml.println("  </array>");
        xml.println("  <array name=\"atomtypes\" >");
        xml.println("   <dimension dim=\"1\">type</dimension>");
        xml.println("   <field type=\"int\">atomspertype</field>");
        xml.println("   <field type=\"string\">element</field>");
        xml.println("   <field>mass</field>");
        xml.println("   <field>valence</field>");
        xml.println("   <field type=\"string\">pseudopotential</field>");
        xml.println("   <set>");
        for (var kind : kinds) {
            long count = start.sites().stream()
                    .filter(site -> site.element().symbol().equals(kind))
                    .count();
            xml.println(
                    "    <rc><c>%4d</c><c>%-2s</c><c>      1.00000000</c><c>      1.00000000</c><c>  PAW_PBE %s stand-in </c></rc>"
                            .formatted(count, kind, kind));
        }
        xml.println("   </set>");
        xml.println("  </array>");
        xml.println(" </atominfo>");
    }

    /** @param next where the atoms go from here: what the CONTCAR says */
    void step(int number, Structure structure, Evaluation found, Structure next) throws IOException {
        last = structure;
        double energy = found.energy();
        double change = Double.isNaN(lastEnergy) ? energy : energy - lastEnergy;
        xml.println(" <calculation>");
        long loops = shows(Symptom.UNCONVERGED) ? whole("NELM", 60) : ELECTRONIC_STEPS;
        for (int i = 1; i <= loops; i++) {
            // Electronic steps are made up: they come near the energy by tenths.
            double now = energy + Math.pow(10, -2.0 * Math.min(i, ELECTRONIC_STEPS));
            oszicar.printf(
                    Locale.ROOT,
                    "DAV: %3d    %20.12E   %12.5E   %12.5E   100   0.100E-01%n",
                    i,
                    now,
                    now - energy,
                    0.0);
            outcar.printf(
                    Locale.ROOT, "%n--------------------------------------- Iteration %6d(%4d)  ----%n%n", number, i);
            outcar.printf(Locale.ROOT, "  entropy T*S    EENTRO =       %12.8f%n", -entropy(structure));
            xml.println("  <scstep>");
            energies(i == loops ? energy : now, "   ");
            xml.println("  </scstep>");
        }
        structure(structure, "  ", "");
        table("forces", found.forces());
        var stress = found.stress().rows();
        table("stress", List.of(kilobars(stress[0]), kilobars(stress[1]), kilobars(stress[2])));
        energies(energy, "  ");
        xml.println(" </calculation>");
        xml.flush();
        oszicar.printf(Locale.ROOT, "%4d F= %.8E E0= %.8E  d E =%.6E%n", number, energy, energy, change);
        oszicar.flush();
        outcarStep(structure, found);
        Poscar.of(next).write(directory.resolve("CONTCAR"));
        xdatcar.printf(Locale.ROOT, "Direct configuration= %5d%n", number);
        structure.sites().forEach(site -> xdatcar.println("  " + numbers(site.fractional(), "%12.8f")));
        xdatcar.flush();
        lastEnergy = energy;
    }

    private void outcarStep(Structure structure, Evaluation found) {
        outcar.println(
                "------------------------ aborting loop because EDIFF is reached ----------------------------------------");
        outcar.println("  FREE ENERGIE OF THE ION-ELECTRON SYSTEM (eV)");
        outcar.println("  ---------------------------------------------------");
        outcar.printf(Locale.ROOT, "  free  energy   TOTEN  = %18.8f eV%n%n", found.energy());
        outcar.printf(
                Locale.ROOT,
                "  energy  without entropy= %18.8f  energy(sigma->0) = %18.8f%n%n",
                found.energy(),
                found.energy());
        outcar.println(" POSITION                                       TOTAL-FORCE (eV/Angst)");
        outcar.println(" -----------------------------------------------------------------------------------");
        var places = structure.cartesian();
        for (int i = 0; i < places.size(); i++) {
            outcar.println(numbers(places.get(i), "%13.5f")
                    + "    "
                    + numbers(found.forces().get(i), "%14.6f"));
        }
        outcar.println(" -----------------------------------------------------------------------------------");
        outcar.println("    total drift:                                0.000000      0.000000      0.000000");
        outcar.println("     LOOP+:  cpu time    0.1000: real time    0.1000");
        outcar.flush();
    }

    private static Vector kilobars(double[] tensile) {
        return new Vector(-KILOBAR * tensile[0], -KILOBAR * tensile[1], -KILOBAR * tensile[2]);
    }

    private void energies(double energy, String indent) {
        xml.println(indent + "<energy>");
        for (var name : List.of("e_fr_energy", "e_wo_entrp", "e_0_energy")) {
            xml.printf(Locale.ROOT, "%s <i name=\"%s\">  %16.8f </i>%n", indent, name, energy);
        }
        xml.println(indent + "</energy>");
    }

    private void structure(Structure structure, String indent, String name) {
        xml.println(indent + "<structure" + (name.isEmpty() ? "" : " name=\"" + name + "\" ") + ">");
        xml.println(indent + " <crystal>");
        xml.println(indent + "  <varray name=\"basis\" >");
        var lattice = structure.lattice();
        List.of(lattice.a(), lattice.b(), lattice.c())
                .forEach(vector -> xml.println(indent + "   <v> " + numbers(vector, "%16.8f") + " </v>"));
        xml.println(indent + "  </varray>");
        xml.printf(Locale.ROOT, "%s  <i name=\"volume\"> %16.8f </i>%n", indent, structure.volume());
        xml.println(indent + " </crystal>");
        xml.println(indent + " <varray name=\"positions\" >");
        structure
                .sites()
                .forEach(site -> xml.println(indent + "  <v> " + numbers(site.fractional(), "%16.8f") + " </v>"));
        xml.println(indent + " </varray>");
        xml.println(indent + "</structure>");
    }

    private void table(String name, List<Vector> rows) {
        xml.println("  <varray name=\"" + name + "\" >");
        rows.forEach(row -> xml.println("   <v> " + numbers(row, "%16.8f") + " </v>"));
        xml.println("  </varray>");
    }

    private static String numbers(Vector vector, String format) {
        return String.format(Locale.ROOT, format + format + format, vector.x(), vector.y(), vector.z());
    }

    /** By a STOPCAR: VASP writes its last files all the same. */
    void stopped() throws IOException {
        outcar.println(" soft stop encountered!  aborting job ...");
        finish();
    }

    void finish() throws IOException {
        structure(last, " ", "finalpos");
        xml.println("</modeling>");
        outcar.println(" General timing and accounting informations for this job:");
        outcar.println(" ========================================================");
        outcar.println("                  Total CPU time used (sec):        1.000");
        outcar.println("                         Elapsed time (sec):        1.000");
        for (var name : List.of("WAVECAR", "CHGCAR")) {
            Files.writeString(directory.resolve(name), "a place-holder of Jadeite's stand-in for VASP\n");
        }
    }

    @Override
    public void close() {
        xml.close();
        outcar.close();
        oszicar.close();
        xdatcar.close();
    }

    private boolean shows(Symptom which) {
        return symptom.filter(which::equals).isPresent();
    }

    /** T·S, in eV. */
    private double entropy(Structure structure) {
        return shows(Symptom.ENTROPY) ? 0.01 * structure.size() : 0;
    }

    private double electrons(Structure structure) {
        return 11.0 * structure.size();
    }

    private long whole(String tag, long otherwise) {
        return (long) real(tag, (double) otherwise);
    }

    private double real(String tag, double otherwise) {
        return incar.value(tag)
                .map(IncarValue::plain)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .orElse(otherwise);
    }
}
