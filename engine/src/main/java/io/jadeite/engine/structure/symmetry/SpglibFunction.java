package io.jadeite.engine.structure.symmetry;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;

/** A function of spglib with its signature in spglib.h. */
enum SpglibFunction {
    DATASET(
            "spgat_get_dataset",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE)),
    FREE_DATASET("spg_free_dataset", FunctionDescriptor.ofVoid(ADDRESS)),
    STANDARDIZE_CELL(
            "spgat_standardize_cell",
            FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE)),
    REDUCE_MESH(
            "spg_get_ir_reciprocal_mesh",
            FunctionDescriptor.of(
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_DOUBLE)),
    REDUCE_NIGGLI("spg_niggli_reduce", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_DOUBLE)),
    SPACE_GROUP_TYPE("spg_get_spacegroup_type", FunctionDescriptor.of(SettingLayout.LAYOUT, JAVA_INT)),
    DATABASE_OPERATIONS("spg_get_symmetry_from_database", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)),
    ERROR_CODE("spg_get_error_code", FunctionDescriptor.of(JAVA_INT)),
    ERROR_MESSAGE("spg_get_error_message", FunctionDescriptor.of(ADDRESS, JAVA_INT)),
    MAJOR_VERSION("spg_get_major_version", FunctionDescriptor.of(JAVA_INT)),
    MINOR_VERSION("spg_get_minor_version", FunctionDescriptor.of(JAVA_INT)),
    MICRO_VERSION("spg_get_micro_version", FunctionDescriptor.of(JAVA_INT));

    private final String symbol;

    @SuppressWarnings("ImmutableEnumChecker") // Descriptors are immutable, but don't say so.
    private final FunctionDescriptor descriptor;

    SpglibFunction(String symbol, FunctionDescriptor descriptor) {
        this.symbol = symbol;
        this.descriptor = descriptor;
    }

    String symbol() {
        return symbol;
    }

    FunctionDescriptor descriptor() {
        return descriptor;
    }
}
