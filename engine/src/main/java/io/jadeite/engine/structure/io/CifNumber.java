package io.jadeite.engine.structure.io;

/** Numbers of CIFs, which may carry their uncertainty: 1.234(5). */
final class CifNumber {
    private CifNumber() {}

    /** NaN where the word is no number or stands for an unknown one (?); a point alone, which says "not applicable", is 0. */
    static double parse(String word) {
        if (word.equals(".")) {
            return 0;
        }
        int bracket = word.indexOf('(');
        return FortranNumber.parse(
                bracket < 0 ? word : word.substring(0, bracket).strip());
    }
}
