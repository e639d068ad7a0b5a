package io.jadeite.engine.structure.symmetry;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The struct {@code SpglibDataset} of spglib.h, the same from version 1.16 to 2.8, read field by field. */
final class DatasetLayout {
    private static final MemoryLayout MATRIX = sequenceLayout(9, JAVA_DOUBLE);
    private static final int SITE_SYMMETRY_BYTES = 7;

    static final MemoryLayout LAYOUT = structLayout(
            JAVA_INT.withName("spacegroup_number"),
            JAVA_INT.withName("hall_number"),
            sequenceLayout(11, JAVA_BYTE).withName("international_symbol"),
            sequenceLayout(17, JAVA_BYTE).withName("hall_symbol"),
            sequenceLayout(6, JAVA_BYTE).withName("choice"),
            paddingLayout(6),
            MATRIX.withName("transformation_matrix"),
            sequenceLayout(3, JAVA_DOUBLE).withName("origin_shift"),
            JAVA_INT.withName("n_operations"),
            paddingLayout(4),
            ADDRESS.withName("rotations"),
            ADDRESS.withName("translations"),
            JAVA_INT.withName("n_atoms"),
            paddingLayout(4),
            ADDRESS.withName("wyckoffs"),
            ADDRESS.withName("site_symmetry_symbols"),
            ADDRESS.withName("equivalent_atoms"),
            ADDRESS.withName("crystallographic_orbits"),
            MATRIX.withName("primitive_lattice"),
            ADDRESS.withName("mapping_to_primitive"),
            JAVA_INT.withName("n_std_atoms"),
            paddingLayout(4),
            MATRIX.withName("std_lattice"),
            ADDRESS.withName("std_types"),
            ADDRESS.withName("std_positions"),
            MATRIX.withName("std_rotation_matrix"),
            ADDRESS.withName("std_mapping_to_primitive"),
            sequenceLayout(6, JAVA_BYTE).withName("pointgroup_symbol"),
            paddingLayout(2));

    private final MemorySegment dataset;

    /** @param dataset of {@link #LAYOUT}'s size */
    DatasetLayout(MemorySegment dataset) {
        this.dataset = dataset;
    }

    int number(String field) {
        return dataset.get(JAVA_INT, offset(field));
    }

    String text(String field) {
        return field(field).getString(0).strip();
    }

    Matrix matrix(String field) {
        return Matrix.of(field(field).toArray(JAVA_DOUBLE));
    }

    Vector vector(String field) {
        return Vector.of(field(field).toArray(JAVA_DOUBLE));
    }

    MemorySegment field(String field) {
        return dataset.asSlice(
                offset(field), LAYOUT.select(PathElement.groupElement(field)).byteSize());
    }

    /** What the field points to. */
    @SuppressWarnings("restricted") // The struct says how much lies there.
    MemorySegment target(String field, long bytes) {
        return dataset.get(ADDRESS, offset(field)).reinterpret(bytes);
    }

    List<Integer> numbers(String field, int count) {
        return IntStream.of(target(field, count * JAVA_INT.byteSize()).toArray(JAVA_INT))
                .boxed()
                .toList();
    }

    List<String> siteSymmetries(int count) {
        var all = target("site_symmetry_symbols", (long) count * SITE_SYMMETRY_BYTES);
        return IntStream.range(0, count)
                .mapToObj(i -> all.asSlice((long) i * SITE_SYMMETRY_BYTES, SITE_SYMMETRY_BYTES)
                        .getString(0)
                        .strip())
                .toList();
    }

    List<Operation> operations() {
        int count = number("n_operations");
        return operations(
                count,
                target("rotations", 9L * count * JAVA_INT.byteSize()),
                target("translations", 3L * count * JAVA_DOUBLE.byteSize()));
    }

    /** Of nine whole numbers and of three doubles each. */
    static List<Operation> operations(int count, MemorySegment rotations, MemorySegment translations) {
        var operations = new ArrayList<Operation>(count);
        for (int i = 0; i < count; i++) {
            var numbers = new double[9];
            for (int place = 0; place < 9; place++) {
                numbers[place] = rotations.getAtIndex(JAVA_INT, 9L * i + place);
            }
            operations.add(new Operation(Matrix.of(numbers), NativeCell.vector(translations, i)));
        }
        return List.copyOf(operations);
    }

    private static long offset(String field) {
        return LAYOUT.byteOffset(PathElement.groupElement(field));
    }
}
