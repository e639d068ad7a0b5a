package io.jadeite.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.protocol.Channel;
import io.jadeite.kernel.protocol.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel in a process of its own, asked over real sockets. */
class KernelProcessTest {
    @TempDir
    private Path folder;

    private StartedKernel kernel;
    private Client client;

    @BeforeEach
    void start() {
        kernel = StartedKernel.start(folder, "");
        client = kernel.client();
    }

    @AfterEach
    void end() {
        client.close();
        kernel.close();
    }

    @Test
    void aKernelSaysWhatItIs() {
        client.send(Channel.SHELL, "kernel_info_request", Map.of());

        var reply = client.next(Channel.SHELL);

        assertThat(reply.type()).isEqualTo("kernel_info_reply");
        assertThat(reply.message().content())
                .containsEntry("status", "ok")
                .containsEntry("protocol_version", "5.5")
                .containsEntry("implementation", "jadeite")
                .containsEntry("debugger", false)
                .containsEntry("supported_features", List.of("kernel subshells"));
        assertThat(reply.message().object("language_info"))
                .containsEntry("name", "echo")
                .containsEntry("file_extension", ".echo");
    }

    @Test
    void aCellIsBusyThenShowsItsValueThenIsIdle() {
        var ran = client.execute("value 42");

        assertThat(ran.outputs().getFirst().isState("busy")).isTrue();
        assertThat(ran.outputs().getLast().isState("idle")).isTrue();
        assertThat(ran.types()).containsExactly("execute_input", "execute_result");
        assertThat(ran.first("execute_result").message().object("data")).containsEntry("text/plain", "42");
        assertThat(ran.reply().message().content())
                .containsEntry("status", "ok")
                .containsEntry("execution_count", 1);
    }

    @Test
    void aSilentCellShowsNothingAndIsNotCounted() {
        var silent = Map.of("code", "value 1", "silent", true);
        var outputs = client.untilIdle(client.send(Channel.SHELL, "execute_request", silent));
        client.next(Channel.SHELL);

        var ran = client.execute("value 2");

        assertThat(outputs).allSatisfy(each -> assertThat(each.type()).isEqualTo("status"));
        assertThat(ran.reply().message().content()).containsEntry("execution_count", 1);
    }

    @Test
    void whatIsPrintedKeepsItsOrderAcrossBothStreams() {
        var ran = client.execute("mix");

        assertThat(ran.outputs().stream()
                        .filter(told -> told.type().equals("stream"))
                        .map(told -> told.text("text")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aFloodOfLinesArrivesWholeInFewMessages() {
        var ran = client.execute("lines 100000");

        assertThat(ran.printed("stdout").lines().count()).isEqualTo(100_000);
        assertThat(ran.printed("stdout")).endsWith("line 99999" + System.lineSeparator());
        assertThat(ran.types().size()).isLessThan(200);
    }

    @Test
    void charactersAreNeverCutInHalf() {
        var ran = client.execute("wide 200000");

        assertThat(ran.printed("stdout")).isEqualTo("Å".repeat(200_000));
    }

    @Test
    void anErrorIsShownAndEndsWhatWaitsBehindIt() {
        var sleeping = client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");
        client.send(Channel.SHELL, "execute_request", Map.of("code", "value 1"));
        client.send(Channel.SHELL, "execute_request", Map.of("code", "value 2"));
        client.send(Channel.SHELL, "history_request", Map.of("hist_access_type", "tail", "n", 5));
        awaitQuestions();

        client.send(Channel.CONTROL, "interrupt_request", Map.of());

        assertThat(client.next(Channel.CONTROL).type()).isEqualTo("interrupt_reply");
        var reply = client.next(Channel.SHELL);
        assertThat(reply.parent()).isEqualTo(sleeping);
        assertThat(reply.message().content()).containsEntry("status", "error").containsEntry("ename", "Interrupted");
        assertThat(client.next(Channel.SHELL).message().content()).containsEntry("status", "aborted");
        assertThat(client.next(Channel.SHELL).message().content()).containsEntry("status", "aborted");
        assertThat(client.next(Channel.SHELL).type()).isEqualTo("history_reply");
    }

    /** What was sent before on this channel has arrived, as one socket keeps its order. */
    private void awaitQuestions() {
        client.send(Channel.SHELL, "is_complete_request", Map.of("code", "x"));
        assertThat(client.next(Channel.SHELL).type()).isEqualTo("is_complete_reply");
    }

    @Test
    void completionIsAnsweredWhileACellRunsWhichIsBusyStill() {
        var sleeping = client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");

        var asked = client.send(Channel.SHELL, "complete_request", Map.of("code", "ab", "cursor_pos", 2));

        assertThat(client.next(Channel.SHELL).message().content())
                .containsEntry("matches", List.of("ab!"))
                .containsEntry("cursor_start", 0)
                .containsEntry("cursor_end", 2);
        client.untilIdle(asked);
        var told = client.next(Channel.IOPUB);
        assertThat(told.isState("busy")).isTrue();
        assertThat(told.parent()).isEqualTo(sleeping);
    }

    @Test
    void aSignalInterruptsAsAMessageDoes() throws IOException, InterruptedException {
        var sleeping = client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");

        new ProcessBuilder("kill", "-INT", String.valueOf(kernel.process().pid()))
                .start()
                .waitFor();

        assertThat(client.next(Channel.SHELL).message().content()).containsEntry("ename", "Interrupted");
        assertThat(client.untilIdle(sleeping)).anyMatch(told -> told.type().equals("error"));
        assertThat(client.execute("value 1").types()).contains("execute_result");
    }

    @Test
    void aCellAsksAndTheUserAnswers() {
        client.send(Channel.SHELL, "execute_request", Map.of("code", "ask name?", "allow_stdin", true));
        var question = client.next(Channel.STDIN);
        client.send(Channel.STDIN, "input_reply", Map.of("value", "Ada"));

        var result = client.expect("execute_result");

        assertThat(question.message().content())
                .containsEntry("prompt", "name?")
                .containsEntry("password", false);
        assertThat(result.message().object("data")).containsEntry("text/plain", "Ada");
    }

    @Test
    void standardInputAsksTheUser() {
        client.send(Channel.SHELL, "execute_request", Map.of("code", "read", "allow_stdin", true));
        client.next(Channel.STDIN);
        client.send(Channel.STDIN, "input_reply", Map.of("value", "a line"));

        var result = client.expect("execute_result");

        assertThat(result.message().object("data")).containsEntry("text/plain", "a line");
    }

    @Test
    void whereNobodyCanAnswerAQuestionTheCellFailsWithThat() {
        var asked = client.send(Channel.SHELL, "execute_request", Map.of("code", "ask name?", "allow_stdin", false));

        var outputs = client.untilIdle(asked);

        assertThat(outputs).anySatisfy(told -> assertThat(told.text("evalue")).contains("takes none"));
    }

    @Test
    void aQuestionIsInterrupted() {
        client.send(Channel.SHELL, "execute_request", Map.of("code", "ask name?", "allow_stdin", true));
        client.next(Channel.STDIN);

        client.send(Channel.CONTROL, "interrupt_request", Map.of());

        assertThat(client.next(Channel.SHELL).message().content()).containsEntry("ename", "Interrupted");
    }

    @Test
    void displaysAreUpdatedAndCleared() {
        var ran = client.execute("show");

        assertThat(ran.types()).containsExactly("execute_input", "display_data", "update_display_data", "clear_output");
        assertThat(ran.first("update_display_data").message().object("data")).containsEntry("text/plain", "two");
        assertThat(ran.first("update_display_data").message().object("transient"))
                .containsEntry("display_id", "id");
        assertThat(ran.reply().message().content())
                .containsEntry(
                        "payload", List.of(Map.of("source", "set_next_input", "text", "more", "replace", false)));
    }

    @Test
    void aThreadThatOutlivesItsCellPrintsIntoThatCell() {
        var first = client.send(Channel.SHELL, "execute_request", Map.of("code", "later"));
        client.untilIdle(first);
        var second = client.send(Channel.SHELL, "execute_request", Map.of("code", "wake"));

        var late = client.expect("stream");

        assertThat(second).isNotEqualTo(first);
        assertThat(late.parent()).isEqualTo(first);
        assertThat(late.text("text")).isEqualTo("late");
    }

    @Test
    void expressionsOfTheFrontEndAreAnsweredWithTheCell() {
        var expressions = Map.of("good", "value 3", "bad", "fail no");
        client.send(Channel.SHELL, "execute_request", Map.of("code", "value 1", "user_expressions", expressions));

        var answers = client.next(Channel.SHELL).message().object("user_expressions");

        assertThat(answers.get("good"))
                .isEqualTo(Map.of("status", "ok", "data", Map.of("text/plain", "3"), "metadata", Map.of()));
        assertThat(answers.get("bad"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("status", "error")
                .containsEntry("evalue", "no");
    }

    @Test
    void aChannelToTheFrontEndCarriesBothWays() {
        client.execute("listen");
        var opened = client.send(
                Channel.SHELL, "comm_open", Map.of("comm_id", "1", "target_name", "target", "data", Map.of()));
        client.untilIdle(opened);

        client.send(Channel.SHELL, "comm_msg", Map.of("comm_id", "1", "data", Map.of("x", 1)));

        assertThat(client.expect("comm_msg").message().object("data")).containsEntry("echo", Map.of("x", 1));
        client.send(Channel.SHELL, "comm_info_request", Map.of());
        assertThat(client.next(Channel.SHELL).message().object("comms"))
                .containsEntry("1", Map.of("target_name", "target"));
    }

    @Test
    void aChannelToNobodyIsClosedAtOnce() {
        client.send(Channel.SHELL, "comm_open", Map.of("comm_id", "1", "target_name", "nobody", "data", Map.of()));

        assertThat(client.expect("comm_close").text("comm_id")).isEqualTo("1");
    }

    @Test
    void aSubshellAnswersWhileACellRuns() {
        client.send(Channel.CONTROL, "create_subshell_request", Map.of());
        var subshell = client.next(Channel.CONTROL).text("subshell_id");
        client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");

        client.sendToSubshell(subshell, "comm_info_request", Map.of());

        assertThat(client.next(Channel.SHELL).type()).isEqualTo("comm_info_reply");
        client.send(Channel.CONTROL, "list_subshell_request", Map.of());
        assertThat(client.next(Channel.CONTROL).message().content()).containsEntry("subshell_id", List.of(subshell));
        client.send(Channel.CONTROL, "delete_subshell_request", Map.of("subshell_id", subshell));
        assertThat(client.next(Channel.CONTROL).message().content()).containsEntry("status", "ok");
    }

    @Test
    void historyHasWhatWasRun() {
        client.execute("value 1");
        client.execute("print x");

        client.send(Channel.SHELL, "history_request", Map.of("hist_access_type", "tail", "n", 5, "output", true));

        assertThat(client.next(Channel.SHELL).message().content())
                .containsEntry(
                        "history",
                        List.of(List.of(1, 1, List.of("value 1", "1")), List.of(1, 2, List.of("print x", ""))));
    }

    @Test
    void aFaultOfTheLanguageIsTheCellsErrorAndTheKernelLives() {
        var broken = client.execute("break all");

        var ran = client.execute("value 1");

        assertThat(broken.first("error").text("evalue")).contains("The kernel itself failed", "all");
        assertThat(ran.types()).contains("execute_result");
    }

    @Test
    void aCellThatAsksForTooMuchMemoryLeavesALivingKernel() {
        var filled = client.execute("fill");

        var ran = client.execute("value 1");

        assertThat(filled.first("error").text("ename")).isEqualTo("OutOfMemoryError");
        assertThat(ran.types()).contains("execute_result");
    }

    @Test
    void aCellThatEndsTheProcessSaysSoInTheNotebook() {
        var asked = client.send(Channel.SHELL, "execute_request", Map.of("code", "exit 3"));

        var outputs = client.untilIdle(asked);

        assertThat(outputs).anySatisfy(told -> assertThat(told.text("ename")).isEqualTo("KernelEnded"));
        assertThat(kernel.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(kernel.process().exitValue()).isEqualTo(3);
    }

    @Test
    void shutdownIsAnsweredAndEndsTheProcessWithNothingInTheLog() {
        client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", false));

        var reply = client.next(Channel.CONTROL);

        assertThat(reply.message().content()).containsEntry("status", "ok").containsEntry("restart", false);
        assertThat(kernel.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(kernel.process().exitValue()).isZero();
        assertThat(kernel.log()).isEmpty();
    }

    @Test
    void aRequestThatNobodyKnowsIsLeftAlone() {
        client.send(Channel.CONTROL, "usage_request", Map.of());
        client.send(Channel.CONTROL, "usage_request", Map.of());

        var ran = client.execute("value 1");

        assertThat(ran.types()).contains("execute_result");
    }

    @Test
    void shutdownDoesNotWaitForARunningCell() {
        client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");

        client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));

        assertThat(client.next(Channel.CONTROL).message().content()).containsEntry("restart", true);
        assertThat(kernel.waitFor(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void theHeartBeatsWhileACellRuns() {
        client.send(Channel.SHELL, "execute_request", Map.of("code", "sleep"));
        client.expect("stream");

        assertThat(client.beats()).isTrue();
    }
}
