package io.jadeite.engine.vasp.output.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScannerTest {
    private static final long SEED = 4711;

    private final NumberScanner numbers = new NumberScanner();

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-2.5, -2.5",
        "+.5, 0.5",
        "7., 7",
        "  12.25, 12.25",
        "-.10846783E+02, -10.846783",
        "0.44143837606E+00, 0.44143837606",
        "1D3, 1000",
        "2.5e-7, 2.5e-7",
        "0.25-103, 0.25e-103",
        "0.25+103, 0.25e103",
        "123456789.123456789012, 123456789.123456789012",
        "0.00000000000000000000001, 1e-23",
        "-0.0, -0.0"
    })
    void numbersAreReadAsFortranWritesThem(String text, double expected) {
        double value = read(text);

        assertThat(value).isEqualTo(expected);
        assertThat(numbers.end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"******", "NaN", "-NaN", "Infinity", "nan"})
    void missingNumbersArePassedOver(String text) {
        double value = read(text);

        assertThat(value).isNaN();
        assertThat(numbers.end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "abc", "</r>", "-", "."})
    void whatIsNoNumberStaysWhereItIs(String text) {
        double value = read(text);

        assertThat(value).isNaN();
        assertThat(numbers.end()).isZero();
    }

    @Test
    void numbersThatHaveRunTogetherComeApart() {
        var text = "-0.63265286-0.11227753*****0.5".getBytes(StandardCharsets.ISO_8859_1);

        double first = numbers.read(text, 0, text.length);
        double second = numbers.read(text, numbers.end(), text.length);
        double third = numbers.read(text, numbers.end(), text.length);
        double fourth = numbers.read(text, numbers.end(), text.length);

        assertThat(first).isEqualTo(-0.63265286);
        assertThat(second).isEqualTo(-0.11227753);
        assertThat(third).isNaN();
        assertThat(fourth).isEqualTo(0.5);
    }

    @Test
    void gridsAreReadAsNumbersAreAndUpToTheFirstThatIsWrittenOtherwise() {
        var random = new Random(SEED);
        for (int turn = 0; turn < 500; turn++) {
            var text = new StringBuilder();
            var expected = new ArrayList<Double>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                double value = (1 + 8.9 * random.nextDouble()) * Math.pow(10, random.nextInt(22) - 11);
                value *= random.nextBoolean() ? 1 : -1;
                var word = String.format(Locale.ROOT, "%.11E", random.nextInt(20) == 0 ? 0.0 : value);
                expected.add(Double.parseDouble(word));
                text.append(i % 5 == 4 ? "\n " : " ").append(word);
            }
            int before = text.length();
            var others = List.of(
                    " 1.5",
                    " augmentation occupancies",
                    " *****************",
                    " 1.2345678901E+01",
                    " 0.12345678901-103",
                    "");
            text.append(others.get(random.nextInt(others.size()))).append(" ".repeat(40));
            var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            var target = new double[20];

            int found = numbers.readScientific(bytes, 0, bytes.length - 30, target, 0);

            assertThat(Arrays.stream(target).limit(found).boxed().toList())
                    .as("seed %d, turn %d, %s", SEED, turn, text)
                    .isEqualTo(expected);
            assertThat(numbers.end()).isEqualTo(before);
        }
    }

    @Test
    void valuesAreTheDoublesNearestToWhatIsWritten() {
        var random = new Random(SEED);
        var formats = new String[] {"%.8f", "%.4f", "%.11E", "%.16f", "%.17E", "%.2f", "%.3E"};

        for (int i = 0; i < 20_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
            var text = String.format(Locale.ROOT, formats[random.nextInt(formats.length)], value);

            assertThat(read(text)).as("seed %d, %s", SEED, text).isEqualTo(Double.parseDouble(text));
        }
    }

    private double read(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return numbers.read(bytes, 0, bytes.length);
    }
}
