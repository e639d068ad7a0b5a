package io.jadeite.engine.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void wordsVariablesAndFilesAreToldApart() {
        var command =
                CommandLine.parse("OMP_NUM_THREADS=1 A='b c' srun -n 8 \"my vasp\" x=y > vasp.out 2> 'std err.txt'");

        assertThat(command.environment()).containsEntry("OMP_NUM_THREADS", "1").containsEntry("A", "b c");
        assertThat(command.words()).containsExactly("srun", "-n", "8", "my vasp", "x=y");
        assertThat(command.outputFile()).isEqualTo("vasp.out");
        assertThat(command.errorFile()).isEqualTo("std err.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "vasp, std_out.txt, std_err.txt",
        "vasp>v.out, v.out, std_err.txt",
        "vasp >v.out 2>&1, v.out, v.out",
        "vasp &> v.out, v.out, v.out",
        "vasp 1> v.out 2>v.err, v.out, v.err"
    })
    void outputGoesWhereItIsSent(String text, String output, String errors) {
        var command = CommandLine.parse(text);

        assertThat(command.words()).containsExactly("vasp");
        assertThat(command.outputFile()).isEqualTo(output);
        assertThat(command.errorFile()).isEqualTo(errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "A=b",
                "> vasp.out",
                "vasp >",
                "vasp >> v.out",
                "vasp; ls",
                "vasp | tee v.out",
                "vasp $HOME",
                "vasp `ls`",
                "vasp *.x",
                "vasp 'a"
            })
    void whatNeedsAShellOrNamesNothingIsRefused(String text) {
        assertThatThrownBy(() -> CommandLine.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The command '" + text + "'");
    }
}
