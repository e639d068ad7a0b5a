package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands behind a tag of an INCAR. */
public sealed interface IncarValue {
    /** As an INCAR has it. */
    String text();

    /** As JSON and YAML have it: a truth value, a number, a text, a list. */
    Object plain();

    /** Yes or no. Written as words, which VASP reads by their first letter. */
    record Flag(boolean value) implements IncarValue {
        @Override
        public String text() {
            return value ? "True" : "False";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    record Whole(long value) implements IncarValue {
        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** A finite number; the same double comes out when it is read back. */
    record Real(double value) implements IncarValue {
        private static final double LEAST_WRITTEN_OUT = 1e-4;
        private static final double LARGEST_WRITTEN_OUT = 1e7;

        public Real {
            if (!Double.isFinite(value)) {
                throw new InputException("An INCAR takes finite numbers, found %s.".formatted(value));
            }
        }

        @Override
        public String text() {
            double size = Math.abs(value);
            return size == 0 || (size >= LEAST_WRITTEN_OUT && size < LARGEST_WRITTEN_OUT)
                    ? plainText()
                    : Double.toString(value).replace('E', 'e').replace(".0e", "e");
        }

        private String plainText() {
            var text = Double.toString(value);
            return text.contains("E")
                    ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                    : text;
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    record Word(String value) implements IncarValue {
        @Override
        public String text() {
            return value;
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** Numbers or truth values, in order. */
    record Many(List<IncarValue> values) implements IncarValue {
        public Many {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.stream().map(IncarValue::text).collect(Collectors.joining(" "));
        }

        /** Equal neighbours together, {@code 4*5 12*0.6}: what VASP's MAGMOM takes. */
        public String shortText() {
            var words = new ArrayList<String>();
            int first = 0;
            for (int i = 1; i <= values.size(); i++) {
                if (i == values.size() || !values.get(i).equals(values.get(first))) {
                    words.add("%d*%s".formatted(i - first, values.get(first).text()));
                    first = i;
                }
            }
            return String.join(" ", words);
        }

        @Override
        public Object plain() {
            return values.stream().map(IncarValue::plain).toList();
        }
    }
}
