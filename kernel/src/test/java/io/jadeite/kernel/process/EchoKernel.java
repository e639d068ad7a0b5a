package io.jadeite.kernel.process;

import io.jadeite.kernel.language.MimeBundle;
import java.nio.file.Path;

/** A kernel of {@link EchoLanguage} as a process. */
final class EchoKernel {
    private EchoKernel() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(KernelProcess.run(
                Path.of(arguments[0]),
                EchoLanguage::new,
                value -> value instanceof MimeBundle bundle
                        ? bundle
                        : MimeBundle.of("text/plain", String.valueOf(value)),
                "test"));
    }
}
