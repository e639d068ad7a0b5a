package io.jadeite.kernel.process;

import io.jadeite.kernel.language.Cell;
import io.jadeite.kernel.language.Completeness;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Inspection;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.language.Outcome;
import io.jadeite.kernel.language.Surroundings;
import io.jadeite.kernel.language.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;

/** A language of one word a cell, for tests of all that isn't a language. */
final class EchoLanguage implements Language {
    private volatile CountDownLatch sleeping = new CountDownLatch(1);

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("1", "text/x-echo", ".echo", "text", "text");
    }

    @Override
    public Outcome execute(Cell cell, Surroundings surroundings) {
        var words = cell.code().split(" ", 2);
        var rest = words.length > 1 ? words[1] : "";
        try {
            return execute(words[0], rest, surroundings);
        } catch (InterruptedException e) {
            return new Outcome.Interrupted();
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // what cells do
    private Outcome execute(String word, String rest, Surroundings surroundings) throws InterruptedException {
        switch (word) {
            case "value" -> {
                return new Outcome.Value(rest);
            }
            case "print" -> System.out.print(rest);
            case "complain" -> System.err.print(rest);
            case "mix" -> {
                System.out.print("a");
                System.err.print("b");
                System.out.print("c");
            }
            case "lines" -> {
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    System.out.println("line " + i);
                }
            }
            case "wide" -> {
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    System.out.print("Å");
                }
            }
            case "fail" -> {
                return new Outcome.Failure("Failure", rest, List.of("Failure: " + rest));
            }
            case "break" -> throw new IllegalStateException(rest);
            case "sleep" -> {
                System.out.print("asleep");
                sleeping.await();
                sleeping = new CountDownLatch(1);
                return new Outcome.Interrupted();
            }
            case "ask" -> {
                return new Outcome.Value(surroundings.input(rest, false));
            }
            case "read" -> {
                return new Outcome.Value(new Scanner(System.in, StandardCharsets.UTF_8).nextLine());
            }
            case "show" -> {
                surroundings.display(MimeBundle.of("text/plain", "one"), "id");
                surroundings.update(MimeBundle.of("text/plain", "two"), "id");
                surroundings.clear(true);
                surroundings.nextInput("more", false);
            }
            case "later" -> {
                var thread = new Thread(() -> {
                    awaitSleepers();
                    System.out.print("late");
                });
                thread.start();
            }
            case "wake" -> {
                sleeping.countDown();
                sleeping = new CountDownLatch(1);
            }
            case "exit" -> System.exit(Integer.parseInt(rest));
            case "fill" -> {
                return new Outcome.Value(new long[Integer.MAX_VALUE - 8].length);
            }
            case "listen" ->
                surroundings
                        .comms()
                        .onOpen(
                                "target",
                                (comm, opened) -> comm.onMessage(message ->
                                        comm.send(Map.of("echo", message.data()), Map.of(), message.buffers())));
            default -> throw new IllegalArgumentException(word);
        }
        return new Outcome.Nothing();
    }

    private void awaitSleepers() {
        try {
            sleeping.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Completion complete(String code, int cursor) {
        return new Completion(List.of(new Completion.Match(code + "!", "word", "")), 0, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new Inspection(Map.of("text/plain", "the word " + code)));
    }

    @Override
    public Completeness completeness(String code) {
        return switch (code) {
            case "" -> new Completeness.Invalid();
            case "value" -> new Completeness.Incomplete("  ");
            default -> new Completeness.Complete();
        };
    }

    @Override
    public void interrupt() {
        sleeping.countDown();
    }

    @Override
    public void warm() {}

    @Override
    public void close() {}
}
