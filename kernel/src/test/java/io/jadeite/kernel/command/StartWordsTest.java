package io.jadeite.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.install.KernelLanguage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartWordsTest {
    @Test
    void optionsAreReadInEachSpelling() {
        assertThat(StartWords.read(List.of("--language", "java", "--connection_file=/run/k.json")))
                .isEqualTo(new StartWords(KernelLanguage.JAVA, Path.of("/run/k.json")));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> StartWords.read(List.of("--lanugage", "--language", "jav")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        problem -> assertThat(problem.problems())
                                .hasSize(3)
                                .anyMatch(each -> each.contains("--lanugage") && each.contains("--language"))
                                .anyMatch(each -> each.contains("'jav'"))
                                .anyMatch(each -> each.contains("--connection-file")));
    }
}
