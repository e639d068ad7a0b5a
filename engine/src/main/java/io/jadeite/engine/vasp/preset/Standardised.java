package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.symmetry.Symmetry;

/** Brings a structure to the cell that a preset asks for. */
final class Standardised {
    private static final double ANGLE_TOLERANCE = 0.5;

    private Standardised() {}

    /**
     * @param cell empty, {@code primitive}, {@code conventional} or {@code primitive-lll}
     * @throws InputException where there is no such cell
     */
    static Structure of(Structure structure, String cell, double symprec) {
        return switch (cell) {
            case "" -> structure;
            case "primitive" -> Symmetry.of(structure, symprec, ANGLE_TOLERANCE).standardPrimitive();
            case "conventional" ->
                Symmetry.of(structure, symprec, ANGLE_TOLERANCE).standardConventional();
            case "primitive-lll" ->
                ShortVectors.of(Symmetry.of(structure, symprec, ANGLE_TOLERANCE).standardPrimitive());
            default ->
                throw new InputException(
                        "A preset's structure may be standardised to primitive, conventional or primitive-lll, found '%s'."
                                .formatted(cell));
        };
    }
}
