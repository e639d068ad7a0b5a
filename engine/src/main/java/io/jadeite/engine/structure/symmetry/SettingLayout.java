package io.jadeite.engine.structure.symmetry;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;

/** The struct {@code SpglibSpacegroupType} of spglib.h, the same from version 2.0 to 2.8. */
final class SettingLayout {
    static final MemoryLayout LAYOUT = structLayout(
            JAVA_INT.withName("number"),
            sequenceLayout(11, JAVA_BYTE).withName("international_short"),
            sequenceLayout(20, JAVA_BYTE).withName("international_full"),
            sequenceLayout(32, JAVA_BYTE).withName("international"),
            sequenceLayout(7, JAVA_BYTE).withName("schoenflies"),
            paddingLayout(2),
            JAVA_INT.withName("hall_number"),
            sequenceLayout(17, JAVA_BYTE).withName("hall_symbol"),
            sequenceLayout(6, JAVA_BYTE).withName("choice"),
            sequenceLayout(6, JAVA_BYTE).withName("pointgroup_international"),
            sequenceLayout(4, JAVA_BYTE).withName("pointgroup_schoenflies"),
            paddingLayout(3),
            JAVA_INT.withName("arithmetic_crystal_class_number"),
            sequenceLayout(7, JAVA_BYTE).withName("arithmetic_crystal_class_symbol"),
            paddingLayout(1));

    private SettingLayout() {}

    static SpaceGroupTable.Setting read(MemorySegment type, int hallNumber) {
        return new SpaceGroupTable.Setting(
                hallNumber,
                type.get(JAVA_INT, 0),
                text(type, "international_short"),
                text(type, "international_full"),
                text(type, "hall_symbol"),
                text(type, "choice"));
    }

    private static String text(MemorySegment type, String field) {
        var path = PathElement.groupElement(field);
        return type.asSlice(LAYOUT.byteOffset(path), LAYOUT.select(path).byteSize())
                .getString(0)
                .strip();
    }
}
