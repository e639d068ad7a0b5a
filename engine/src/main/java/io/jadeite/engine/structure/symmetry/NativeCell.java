package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Vector;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell in memory that spglib reads and writes. Its lattices have the vectors as columns; here they are rows.
 *
 * @param lattice 3×3 doubles
 * @param positions 3 doubles each
 * @param kinds an int each
 */
record NativeCell(MemorySegment lattice, MemorySegment positions, MemorySegment kinds) {
    /** @param room for how many times as many sites, as spglib writes results where it read the input */
    static NativeCell of(Cell cell, int room, Arena arena) {
        int size = cell.size();
        var positions = arena.allocate(ValueLayout.JAVA_DOUBLE, 3L * size * room);
        var kinds = arena.allocate(ValueLayout.JAVA_INT, (long) size * room);
        for (int i = 0; i < size; i++) {
            put(positions, i, cell.positions().get(i));
            kinds.setAtIndex(ValueLayout.JAVA_INT, i, cell.kinds().get(i) + 1);
        }
        return new NativeCell(columns(cell.lattice(), arena), positions, kinds);
    }

    static MemorySegment columns(Lattice lattice, Arena arena) {
        var rows = lattice.rows();
        var segment = arena.allocate(ValueLayout.JAVA_DOUBLE, 9);
        for (int vector = 0; vector < 3; vector++) {
            for (int component = 0; component < 3; component++) {
                segment.setAtIndex(ValueLayout.JAVA_DOUBLE, component * 3L + vector, rows[vector][component]);
            }
        }
        return segment;
    }

    static Lattice lattice(MemorySegment columns) {
        var rows = new double[3][3];
        for (int vector = 0; vector < 3; vector++) {
            for (int component = 0; component < 3; component++) {
                rows[vector][component] = columns.getAtIndex(ValueLayout.JAVA_DOUBLE, component * 3L + vector);
            }
        }
        return Lattice.of(rows);
    }

    /** After spglib has written {@code size} sites into it. */
    Cell read(int size, Cell from) {
        return cell(lattice, positions, kinds, size, from);
    }

    static Cell cell(MemorySegment lattice, MemorySegment positions, MemorySegment kinds, int size, Cell from) {
        var places = new ArrayList<Vector>(size);
        var numbers = new ArrayList<Integer>(size);
        for (int i = 0; i < size; i++) {
            places.add(vector(positions, i));
            numbers.add(kinds.getAtIndex(ValueLayout.JAVA_INT, i) - 1);
        }
        return new Cell(lattice(lattice), List.copyOf(places), List.copyOf(numbers), from.occupants());
    }

    static Vector vector(MemorySegment vectors, long index) {
        return new Vector(
                vectors.getAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index),
                vectors.getAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index + 1),
                vectors.getAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index + 2));
    }

    private static void put(MemorySegment vectors, long index, Vector vector) {
        vectors.setAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index, vector.x());
        vectors.setAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index + 1, vector.y());
        vectors.setAtIndex(ValueLayout.JAVA_DOUBLE, 3 * index + 2, vector.z());
    }
}
