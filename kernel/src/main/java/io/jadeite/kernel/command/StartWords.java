package io.jadeite.kernel.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.kernel.install.KernelLanguage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of {@code jadeite kernel start}, which kernelspecs hold; read by hand, as every millisecond is felt. */
record StartWords(KernelLanguage language, Path connectionFile) {
    private static final String LANGUAGE = "--language";
    private static final String FILE = "--connection-file";
    private static final List<String> KNOWN = List.of(LANGUAGE, FILE);

    /** @throws InputException with all that is wrong */
    static StartWords read(List<String> words) {
        var problems = new ArrayList<String>();
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).replace('_', '-');
            if (!KNOWN.contains(name)) {
                problems.add("jadeite kernel start has no option or argument '%s'.%s"
                        .formatted(word, Nearest.question(name, KNOWN)));
            } else if (equals >= 0) {
                given.put(name, word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                given.put(name, words.get(++i));
            } else {
                problems.add("%s needs a value.".formatted(name));
            }
        }
        return of(given, problems);
    }

    private static StartWords of(Map<String, String> given, List<String> problems) {
        var language = KernelLanguage.GROOVY;
        try {
            language = KernelLanguage.of(given.getOrDefault(LANGUAGE, language.word()));
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
        var file = given.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            problems.add(
                    "jadeite kernel start needs --connection-file FILE. Jupyter gives it: 'jadeite kernel install' tells Jupyter how to start the kernel.");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new StartWords(language, Path.of(file));
    }
}
