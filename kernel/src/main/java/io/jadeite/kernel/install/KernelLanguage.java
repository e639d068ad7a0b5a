package io.jadeite.kernel.install;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.util.Arrays;
import java.util.List;

/** The language in which a kernel's cells are unless they say otherwise; each is a kernel of its own to Jupyter. */
public enum KernelLanguage {
    GROOVY("groovy", "Groovy"),
    JAVA("java", "Java");

    private final String word;
    private final String shown;

    KernelLanguage(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /** As options and Jupyter write it. */
    public String word() {
        return word;
    }

    String shown() {
        return shown;
    }

    /** @throws InputException with the nearest word */
    public static KernelLanguage of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InputException("There are no kernels with cells in '%s'.%s Known are: %s."
                        .formatted(word, Nearest.question(word, words()), String.join(", ", words()))));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(KernelLanguage::word).toList();
    }
}
