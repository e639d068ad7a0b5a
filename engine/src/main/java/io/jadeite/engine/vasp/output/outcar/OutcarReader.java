package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Goes through an OUTCAR once. Most lines are passed over by their first letter. */
final class OutcarReader {
    private static final int HEAD = 40;

    private final LineScanner lines;
    private final TableReader tables;
    private final ResonanceReader resonance;
    private final StepGatherer steps;

    private String version = "";
    private int cores;
    private boolean isSpinPolarised;
    private boolean isStopped;
    private boolean isFinished;
    private double electronCount = Double.NaN;
    private double totalMagnetisation = Double.NaN;
    private double fermiEnergy = Double.NaN;
    private final DoubleList drifts = new DoubleList();
    private SiteTable charges = SiteTable.NONE;
    private final Map<Character, SiteTable> magnetisations = new LinkedHashMap<>();
    private NumberTable dielectric = NumberTable.empty();
    private NumberTable ionicDielectric = NumberTable.empty();
    private NumberTable elasticModuli = NumberTable.empty();
    private final Map<String, Double> statistics = new LinkedHashMap<>();

    OutcarReader(LineScanner lines, Consumer<OutcarStep> listener) {
        this.lines = lines;
        tables = new TableReader(lines);
        resonance = new ResonanceReader(lines);
        steps = new StepGatherer(lines, tables, listener);
    }

    Outcar read() {
        head();
        while (lines.next()) {
            line();
        }
        steps.end();
        checkThatItIsOne();
        return new Outcar(
                extent(),
                version,
                cores,
                isSpinPolarised,
                isStopped,
                electronCount,
                totalMagnetisation,
                fermiEnergy,
                steps.steps(),
                NumberTable.of(drifts, 3),
                charges,
                magnetisations(),
                dielectric,
                ionicDielectric,
                elasticModuli,
                resonance.result(),
                statistics);
    }

    private Extent extent() {
        if (isFinished) {
            return Extent.whole();
        }
        var damage = lines.damage().map(text -> " (" + text + ")").orElse("");
        return Extent.until("the file ends at line %d, in ionic step %d, without VASP's closing words%s"
                .formatted(lines.lineNumber(), steps.steps().size() + 1, damage));
    }

    /** Version and processes stand in the first lines, but a file whose beginning was lost is read, too. */
    private void head() {
        while (lines.lineNumber() < HEAD && lines.next()) {
            int at = lines.find("vasp.");
            if (version.isEmpty() && at >= 0) {
                version = lines.text().substring(at).strip();
            }
            readCores();
            line();
        }
    }

    private void checkThatItIsOne() {
        boolean saysNothing = steps.steps().isEmpty() && Double.isNaN(fermiEnergy) && statistics.isEmpty();
        if (version.isEmpty() && saysNothing) {
            throw new InputException(
                    "%s is no OUTCAR: neither VASP's version nor any result is in it. Check that it is the right file."
                            .formatted(lines.source()));
        }
    }

    /** {@code running on 32 nodes}, {@code running 4 mpi-ranks, with …}, {@code serial version}. */
    private void readCores() {
        if (cores == 0 && lines.has("serial")) {
            cores = 1;
        } else if (cores == 0 && lines.has("running")) {
            var words = lines.words();
            int at = words.size() > 2 && words.get(1).equals("on") ? 2 : 1;
            cores = words.size() > at && words.get(at).matches("\\d{1,8}") ? Integer.parseInt(words.get(at)) : 0;
        }
    }

    private void line() {
        switch (lines.at(lines.indent())) {
            case 'E' -> {
                if (lines.begins("E-fermi")) {
                    fermiEnergy = lines.numberAfter(":");
                } else {
                    resonance.read();
                }
            }
            case 'n' -> electronCount();
            case 'I' -> isSpinPolarised |= lines.begins("ISPIN") && lines.numberAfter("=") == 2;
            case 'e', 'f', 'P', 'i' -> steps.read();
            case 't' -> drift();
            case 'm' -> magnetisation();
            case 's', 'h' -> isStopped |= lines.has("stop encountered!  aborting job");
            case 'M' -> dielectric();
            case 'T' -> elasticModuli();
            case 'G' -> closing();
            case '(', 'C', 'U', 'S', 'N' -> resonance.read();
            default -> {
                // Nothing that is kept begins so.
            }
        }
    }

    /** {@code number of electron 3.0000000 magnetization 0.0000084}. */
    private void electronCount() {
        int at = lines.begins("number of electron") ? lines.find("magnetization") : -1;
        if (at < 0) {
            return;
        }
        electronCount = lines.numberAfter("electron");
        double moment = lines.numberAfter("magnetization");
        if (lines.foundNumber()) {
            totalMagnetisation = moment;
        }
    }

    private void drift() {
        if (lines.begins("total drift:")) {
            lines.moveTo(lines.find(":") + 1);
            int kept = drifts.size();
            if (lines.numbers(drifts, 3) < 3) {
                drifts.cutTo(kept);
            }
        } else if (lines.begins("total charge") && lines.text().strip().equals("total charge")) {
            charges = tables.sites();
        }
    }

    private void magnetisation() {
        if (lines.begins("magnetization (")) {
            char direction = (char) lines.at(lines.find("(") + 1);
            magnetisations.put(direction, tables.sites());
        }
    }

    private List<SiteTable> magnetisations() {
        var found = new ArrayList<SiteTable>();
        for (char direction : new char[] {'x', 'y', 'z'}) {
            var table = magnetisations.get(direction);
            if (table != null && !table.values().isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private void dielectric() {
        if (!lines.begins("MACROSCOPIC STATIC DIELECTRIC TENSOR")) {
            return;
        }
        if (lines.has("IONIC CONTRIBUTION")) {
            ionicDielectric = tables.behindDashes(0, 3);
        } else if (lines.has("including local field effects")) {
            dielectric = tables.behindDashes(0, 3);
        }
    }

    private void elasticModuli() {
        if (lines.begins("TOTAL ELASTIC MODULI (kBar)")) {
            elasticModuli = tables.behindDashes(1, 6);
        }
    }

    /** Everything behind these words is {@code name: number}. */
    private void closing() {
        if (!lines.begins("General timing and accounting")) {
            resonance.read();
            return;
        }
        while (lines.next()) {
            int colon = lines.find(":");
            if (colon > 0 && (lines.has("(sec)") || lines.has("(kb)"))) {
                lines.moveTo(colon + 1);
                statistics.put(lines.text().substring(0, colon).strip(), lines.number());
            }
        }
        isFinished = statistics.containsKey("Elapsed time (sec)");
    }
}
