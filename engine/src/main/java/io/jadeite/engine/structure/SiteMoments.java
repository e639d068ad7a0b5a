package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Magnetic moments of sites as VASP's MAGMOM lists them: {@code 5 -5 4*0.6}, in μB. */
final class SiteMoments {
    private static final Pattern PART =
            Pattern.compile("(?:(\\d{1,7})\\*)?([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");

    private SiteMoments() {}

    /** One number a site, or three a site where moments may point anywhere. */
    static Structure given(Structure structure, String text) {
        var numbers = numbers(text, 3 * structure.size());
        int size = structure.size();
        if (numbers.size() != size && numbers.size() != 3 * size) {
            throw new InputException(
                    "Magnetic moments are one number for each of the %d sites of %s, or three for each; found %s%d in '%s'. Repeat equal ones by a star: 4*0.6."
                            .formatted(
                                    size,
                                    structure.formula(),
                                    numbers.size() > 3 * size ? "more than " : "",
                                    Math.min(numbers.size(), 3 * size),
                                    text));
        }
        var sites = new ArrayList<Site>(size);
        for (int i = 0; i < size; i++) {
            var moment = numbers.size() == size
                    ? new Moment.Collinear(numbers.get(i))
                    : new Moment.Noncollinear(
                            new Vector(numbers.get(3 * i), numbers.get(3 * i + 1), numbers.get(3 * i + 2)));
            sites.add(structure.sites().get(i).withMoment(moment));
        }
        return structure.withSites(sites);
    }

    private static List<Double> numbers(String text, int most) {
        var numbers = new ArrayList<Double>();
        for (var word : text.strip().split("[\\s,]+", -1)) {
            var part = PART.matcher(word);
            if (!part.matches()) {
                throw new InputException("Magnetic moments are numbers in μB, such as 5 -5 4*0.6; found '%s' in '%s'."
                        .formatted(word, text));
            }
            int times = part.group(1) == null ? 1 : Integer.parseInt(part.group(1));
            for (int i = 0; i < times && numbers.size() <= most; i++) {
                numbers.add(Double.parseDouble(part.group(2)));
            }
        }
        return numbers;
    }
}
