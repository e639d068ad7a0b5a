package io.jadeite.engine.structure.symmetry;

import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * All that spglib says of a structure's symmetry.
 *
 * @param wyckoffs letters of the sites as numbers, a being 0
 * @param equivalent for each site the first one that some operation moves it to
 * @param standard the idealised conventional cell in spglib's own setting
 */
record Dataset(
        SpaceGroup spaceGroup,
        Transformation transformation,
        List<Operation> operations,
        List<Integer> wyckoffs,
        List<String> siteSymmetries,
        List<Integer> equivalent,
        Cell standard) {

    /** Copies all out of spglib's memory. */
    static Dataset of(DatasetLayout from, Cell cell) {
        int size = from.number("n_atoms");
        int standardSize = from.number("n_std_atoms");
        return new Dataset(
                new SpaceGroup(
                        from.text("international_symbol"),
                        from.number("spacegroup_number"),
                        from.text("hall_symbol"),
                        from.number("hall_number"),
                        from.text("pointgroup_symbol")),
                new Transformation(
                        from.matrix("transformation_matrix"),
                        from.vector("origin_shift"),
                        from.matrix("std_rotation_matrix")),
                from.operations(),
                from.numbers("wyckoffs", size),
                from.siteSymmetries(size),
                from.numbers("equivalent_atoms", size),
                NativeCell.cell(
                        from.field("std_lattice"),
                        from.target("std_positions", 3L * standardSize * ValueLayout.JAVA_DOUBLE.byteSize()),
                        from.target("std_types", standardSize * ValueLayout.JAVA_INT.byteSize()),
                        standardSize,
                        cell));
    }
}
