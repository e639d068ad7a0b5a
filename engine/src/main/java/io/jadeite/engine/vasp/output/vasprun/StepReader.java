package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers one ionic step, calculated or learned. */
final class StepReader {
    private final XmlScanner xml;
    private final List<Element> elements;
    private final List<EnergyTerms> electronicSteps = new ArrayList<>();
    private int groundStateSteps = -1;
    private EnergyTerms energies = EnergyTerms.NONE;
    private Optional<Frame> frame = Optional.empty();
    private NumberTable forces = NumberTable.empty();
    private NumberTable stress = NumberTable.empty();

    StepReader(XmlScanner xml, List<Element> elements) {
        this.xml = xml;
        this.elements = elements;
    }

    /** Of the element opened last, if it belongs to a step; false where it doesn't, and then nothing was read. */
    boolean read(String element) {
        switch (element) {
            case "scstep" -> electronicStep();
            case "structure" -> frame = Optional.of(StructureReader.read(xml, elements));
            case "energy" -> {
                energies = EnergyReader.energy(xml);
                groundStateSteps = electronicSteps.size();
            }
            case "varray" -> {
                return readTable(xml.attribute("name"));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void electronicStep() {
        var step = EnergyReader.electronicStep(xml);
        if (!step.isEmpty()) {
            electronicSteps.add(step);
        }
    }

    private boolean readTable(String name) {
        switch (name) {
            case "forces" -> forces = xml.table();
            case "stress" -> stress = xml.table();
            default -> {
                return false;
            }
        }
        return true;
    }

    IonicStep step(boolean isLearned) {
        int groundState = groundStateSteps < 0 ? electronicSteps.size() : groundStateSteps;
        return new IonicStep(energies, electronicSteps, groundState, frame, forces, stress, isLearned);
    }
}
