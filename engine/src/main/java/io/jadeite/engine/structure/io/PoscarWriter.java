package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Site.Freedom;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar.Block;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a POSCAR of VASP 5's form. */
final class PoscarWriter {
    /** As VASP does; its own reader takes as many. */
    private static final int NAMES_A_LINE = 20;

    private static final int WIDTH = 22;

    private final Poscar poscar;
    private final StringBuilder text = new StringBuilder();

    PoscarWriter(Poscar poscar) {
        this.poscar = poscar;
    }

    String text() {
        line(poscar.comment());
        line(scale());
        poscar.vectors().forEach(this::line);
        inRows(Block::label);
        inRows(block -> String.valueOf(block.count()));
        if (poscar.hasSelectiveDynamics()) {
            line("Selective dynamics");
        }
        line(mode(poscar.cartesian()));
        poscar.positions().forEach(this::position);
        poscar.latticeMotion().ifPresent(this::latticeMotion);
        poscar.velocities().ifPresent(this::velocities);
        if (!poscar.continuation().isEmpty()) {
            line("");
            line(poscar.continuation());
        }
        return text.toString();
    }

    private String scale() {
        return switch (poscar.scale()) {
            case Scale.Uniform(double factor) -> FortranNumber.write(factor);
            case Scale.ToVolume(double volume) -> FortranNumber.write(-volume);
            case Scale.Components(Vector factors) -> numbers(factors).strip();
        };
    }

    private void inRows(Function<Block, String> word) {
        var blocks = poscar.blocks();
        for (int first = 0; first < blocks.size(); first += NAMES_A_LINE) {
            line(blocks.subList(first, Math.min(first + NAMES_A_LINE, blocks.size())).stream()
                    .map(word)
                    .collect(Collectors.joining(" ")));
        }
    }

    private void position(Poscar.Position position) {
        text.append(numbers(position.coordinates()));
        position.freedom().ifPresent(freedom -> text.append(flags(freedom)));
        if (!position.note().isEmpty()) {
            text.append(' ').append(position.note());
        }
        text.append('\n');
    }

    private void latticeMotion(Poscar.LatticeMotion motion) {
        line("Lattice velocities and vectors");
        line(motion.state());
        List.of(motion.velocities(), motion.vectors()).forEach(vectors -> vectors.forEach(this::line));
    }

    private void velocities(Poscar.Velocities velocities) {
        line(velocities.cartesian() ? "" : mode(false));
        velocities.values().forEach(this::line);
    }

    private static String mode(boolean cartesian) {
        return cartesian ? "Cartesian" : "Direct";
    }

    private static String flags(Freedom freedom) {
        return "  " + flag(freedom.a()) + " " + flag(freedom.b()) + " " + flag(freedom.c());
    }

    private static char flag(boolean free) {
        return free ? 'T' : 'F';
    }

    private void line(Vector vector) {
        line(numbers(vector));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String numbers(Vector vector) {
        return padded(vector.x()) + padded(vector.y()) + padded(vector.z());
    }

    private static String padded(double value) {
        var number = FortranNumber.write(value);
        return " ".repeat(Math.max(1, WIDTH - number.length())) + number;
    }
}
