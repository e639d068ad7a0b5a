package io.jadeite.launchers.command;

import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Reads the numbers of runs from a command line. */
final class RunNumbers {
    private RunNumbers() {}

    /** @throws io.jadeite.engine.problem.InputException with each that is none */
    static List<Long> read(List<String> words) {
        var problems = new Problems();
        var numbers = new ArrayList<Long>();
        for (var word : words) {
            var number = problems.collect(() -> OptionReader.runNumber(word, ""));
            if (number != null) {
                numbers.add(number);
            }
        }
        problems.throwIfAny();
        return numbers;
    }
}
