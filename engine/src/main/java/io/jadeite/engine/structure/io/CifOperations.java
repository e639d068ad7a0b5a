package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.symmetry.Operation;
import io.jadeite.engine.structure.symmetry.SpaceGroupTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The symmetry operations of a CIF's block: as it lists them, else those of the space group that it names, else none but the identity. */
final class CifOperations {
    private static final List<String> LISTS = List.of(
            "_symmetry_equiv_pos_as_xyz",
            "_space_group_symop_operation_xyz",
            "_space_group_symop.operation_xyz",
            "_symmetry_equiv_pos_as_xyz_",
            "_space_group_symop_operation_xyz_");

    private static final List<String> SYMBOLS = List.of(
            "_symmetry_space_group_name_h-m",
            "_symmetry_space_group_name_h_m",
            "_space_group_name_h-m_alt",
            "_space_group_name_h-m_ref",
            "_symmetry_space_group_name_h-m_",
            "_space_group.name_h-m_alt",
            "_space_group_name_hall",
            "_symmetry_space_group_name_hall");

    private static final List<String> NUMBERS = List.of(
            "_space_group_it_number",
            "_symmetry_int_tables_number",
            "_space_group.it_number",
            "_space_group_it_number_",
            "_symmetry_int_tables_number_");

    private static final Pattern TERM =
            Pattern.compile("([+-]?)(?:(\\d+\\.?\\d*|\\.\\d+)(?:/(\\d+\\.?\\d*))?\\*?)?([xyz])?");

    private static final Operation IDENTITY = new Operation(Matrix.IDENTITY, Vector.ZERO);

    private CifOperations() {}

    static List<Operation> of(CifBlock block, String source) {
        var listed = block.firstOf(LISTS, source);
        if (!listed.isEmpty()) {
            return listed(listed, source);
        }
        for (var symbol : SYMBOLS) {
            for (var value : block.values(symbol)) {
                var known =
                        isUnknown(value) ? Optional.<List<Operation>>empty() : SpaceGroupTable.ofSymbol(value.text());
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        for (var value : block.firstOf(NUMBERS, source)) {
            double number = CifNumber.parse(value.text());
            if (number >= 1 && number <= 230 && number == Math.rint(number)) {
                return SpaceGroupTable.ofNumber((int) number);
            }
        }
        return List.of(IDENTITY);
    }

    private static boolean isUnknown(CifToken value) {
        return value.text().isBlank()
                || value.text().equals("?")
                || value.text().equals(".");
    }

    private static List<Operation> listed(List<CifToken> values, String source) {
        var problems = new Problems();
        var operations = new ArrayList<Operation>();
        for (var value : values) {
            parse(value.text())
                    .ifPresentOrElse(
                            operations::add,
                            () -> problems.add(
                                    "%s, line %d: expected a symmetry operation such as -y,x-y,z+1/3, found '%s'."
                                            .formatted(source, value.line(), PoscarLines.shortened(value.text()))));
        }
        problems.throwIfAny();
        return operations;
    }

    /** Empty where it isn't three sums of x, y, z and fractions, between commas. */
    static Optional<Operation> parse(String text) {
        var parts = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT).split(",", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var rows = new double[9];
        var shift = new double[3];
        for (int row = 0; row < 3; row++) {
            if (!addRow(parts[row], row, rows, shift)) {
                return Optional.empty();
            }
        }
        var rotation = Matrix.of(rows);
        return rotation.determinant() == 0 || !Double.isFinite(shift[0] + shift[1] + shift[2])
                ? Optional.empty()
                : Optional.of(new Operation(rotation, Vector.of(shift)));
    }

    private static boolean addRow(String part, int row, double[] rows, double[] shift) {
        var terms = TERM.matcher(part);
        int at = 0;
        while (at < part.length()) {
            if (!terms.region(at, part.length()).lookingAt() || terms.end() == at) {
                return false;
            }
            double factor = "-".equals(terms.group(1)) ? -1 : 1;
            if (terms.group(2) == null && terms.group(4) == null) {
                return false;
            }
            if (terms.group(2) != null) {
                factor *= Double.parseDouble(terms.group(2));
            }
            if (terms.group(3) != null) {
                factor /= Double.parseDouble(terms.group(3));
            }
            if (terms.group(4) == null) {
                shift[row] += factor;
            } else {
                rows[3 * row + terms.group(4).charAt(0) - 'x'] += factor;
            }
            at = terms.end();
        }
        return !part.isEmpty();
    }
}
