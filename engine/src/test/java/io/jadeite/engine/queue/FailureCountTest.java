package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureCountTest {
    @Test
    void messagesThatDifferInNumbersAndPathsCountAsOneAndTheLastIsShown() {
        var counts = FailureCount.together(List.of(
                new FailureCount(
                        "r", "calculation", "Not converged after 3 steps, see /scratch/a/r-1/attempt-01.", 1, 1),
                new FailureCount("r", "calculation", "Something else.", 2, 4),
                new FailureCount(
                        "r", "calculation", "Not converged after 12 steps, see /scratch/b/r-9/attempt-02.", 2, 9),
                new FailureCount("other", "calculation", "Something else.", 1, 5)));

        assertThat(counts)
                .containsExactly(
                        new FailureCount(
                                "r",
                                "calculation",
                                "Not converged after 12 steps, see /scratch/b/r-9/attempt-02.",
                                3,
                                9),
                        new FailureCount("r", "calculation", "Something else.", 2, 4),
                        new FailureCount("other", "calculation", "Something else.", 1, 5));
    }
}
