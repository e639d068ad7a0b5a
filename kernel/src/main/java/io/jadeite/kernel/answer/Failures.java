package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Outcome.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends of cells that no language has words for. */
final class Failures {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final int FRAMES = 8;

    private Failures() {}

    static Failure interrupted() {
        return of("Interrupted", "The cell was interrupted.", List.of());
    }

    static Failure outOfMemory() {
        return of(
                "OutOfMemoryError",
                "The cell asked for more memory than the kernel has (%d MB). Variables that hold much can be set to null; JADEITE_JAVA_OPTIONS=-Xmx8g gives the kernel more."
                        .formatted(Runtime.getRuntime().maxMemory() >> 20),
                List.of());
    }

    /** A fault of ours: the frames help to mend it. */
    static Failure ofKernel(Throwable fault) {
        return of(
                fault.getClass().getSimpleName(),
                "The kernel itself failed at this cell: %s".formatted(fault.getMessage()),
                frames(fault));
    }

    static Failure ofShowing(@Nullable Object value, Throwable fault) {
        return of(
                fault.getClass().getSimpleName(),
                "The cell ran, but its value (%s) can't be shown: %s"
                        .formatted(value == null ? "null" : value.getClass().getName(), fault.getMessage()),
                frames(fault));
    }

    static Failure ended() {
        return of(
                "KernelEnded",
                "The cell ended its kernel (by System.exit or an end signal). Its variables are gone; the kernel can be started anew.",
                List.of());
    }

    private static List<String> frames(Throwable fault) {
        return List.of(fault.getStackTrace()).stream()
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .toList();
    }

    private static Failure of(String name, String message, List<String> frames) {
        var traceback = new ArrayList<String>();
        traceback.add(RED + name + PLAIN + ": " + message);
        traceback.addAll(frames);
        return new Failure(name, message, traceback);
    }

    /** As the message 'error' has it. */
    static Map<String, Object> content(Failure failure) {
        return Map.of("ename", failure.name(), "evalue", failure.message(), "traceback", failure.traceback());
    }
}
