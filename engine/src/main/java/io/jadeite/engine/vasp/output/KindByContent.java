package io.jadeite.engine.vasp.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the kind of an output by its first lines. */
final class KindByContent {
    private static final int HEAD = 12;

    private static final String NUMBER = "[-+]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][-+]?\\d+)?";
    private static final Pattern FOUR_COUNTS = Pattern.compile("\\s*\\d+\\s+\\d+\\s+\\d+\\s+\\d+\\s*");
    private static final Pattern THREE_COUNTS = Pattern.compile("\\s*\\d+\\s+\\d+\\s+\\d+\\s*");
    private static final Pattern ONE_NUMBER = Pattern.compile("\\s*" + NUMBER + "\\s*");
    private static final Pattern NUMBERS = Pattern.compile("(\\s*" + NUMBER + ")+\\s*");
    private static final Pattern THREE_NUMBERS = Pattern.compile("(\\s*" + NUMBER + "){3}\\s*");
    private static final Pattern ELECTRONIC_HEAD = Pattern.compile("\\s*N\\s+E\\s+dE.*");

    private KindByContent() {}

    /** Empty where the lines are those of no output, or might be those of several. */
    static Optional<OutputKind> of(String head) {
        var all = head.lines().toList();
        var lines = all.subList(0, Math.min(HEAD, all.size()));
        if (head.stripLeading().startsWith("<")) {
            return Optional.of(OutputKind.VASPRUN);
        }
        if (head.startsWith("PROCAR")) {
            return Optional.of(OutputKind.PROCAR);
        }
        if (lines.stream().limit(4).anyMatch(line -> line.contains("vasp."))) {
            return Optional.of(OutputKind.OUTCAR);
        }
        if (lines.stream().anyMatch(line -> ELECTRONIC_HEAD.matcher(line).matches())) {
            return Optional.of(OutputKind.OSZICAR);
        }
        return ofNumbers(lines).or(() -> beginsWithCell(lines) ? behindCell(all) : Optional.empty());
    }

    private static Optional<OutputKind> ofNumbers(List<String> lines) {
        if (lines.size() < 2) {
            return Optional.empty();
        }
        boolean isTitled = lines.size() > 5 && lines.get(3).strip().equals("CAR");
        if (FOUR_COUNTS.matcher(lines.get(0)).matches() && isTitled) {
            boolean isList = THREE_COUNTS.matcher(lines.get(5)).matches();
            return Optional.of(isList ? OutputKind.EIGENVAL : OutputKind.DOSCAR);
        }
        boolean isDynmat = THREE_COUNTS.matcher(lines.get(0)).matches()
                && NUMBERS.matcher(lines.get(1)).matches();
        return isDynmat ? Optional.of(OutputKind.DYNMAT) : Optional.empty();
    }

    /** A title, a scale and three vectors, as a structure has them. */
    static boolean beginsWithCell(List<String> lines) {
        return lines.size() > 7
                && ONE_NUMBER.matcher(lines.get(1)).matches()
                && lines.subList(2, 5).stream()
                        .allMatch(line -> THREE_NUMBERS.matcher(line).matches());
    }

    private static Optional<OutputKind> behindCell(List<String> lines) {
        if (lines.get(7).isBlank() || lines.get(7).contains("onfiguration")) {
            return Optional.of(OutputKind.XDATCAR);
        }
        for (int i = 8; i + 1 < lines.size(); i++) {
            if (lines.get(i).isBlank() && THREE_COUNTS.matcher(lines.get(i + 1)).matches()) {
                return Optional.of(OutputKind.VOLUMETRIC);
            }
        }
        return Optional.empty();
    }
}
