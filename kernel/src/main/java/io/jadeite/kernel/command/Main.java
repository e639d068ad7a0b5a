package io.jadeite.kernel.command;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.kernel.display.NotebookRenderer;
import io.jadeite.kernel.install.KernelLanguage;
import io.jadeite.kernel.notebook.Notebook;
import io.jadeite.kernel.process.KernelProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where {@code jadeite kernel …} begins. */
public final class Main {
    private Main() {}

    /** @param arguments what stands behind {@code kernel} */
    public static void main(String[] arguments) {
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> words) {
        try {
            // Jupyter waits for this one: no library looks at its words.
            return !words.isEmpty() && words.getFirst().equals("start")
                    ? start(StartWords.read(words.subList(1, words.size())))
                    : KernelCommand.run(words, System.getenv());
        } catch (JadeiteException e) {
            return Faults.tell(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Faults.FAILED;
        }
    }

    /** All that makes a kernel, on one page. */
    private static int start(StartWords words) throws InterruptedException {
        KernelLanguage language = words.language();
        return KernelProcess.run(
                words.connectionFile(),
                () -> Notebook.open().language(language.word()),
                new NotebookRenderer(),
                Version.current());
    }
}
