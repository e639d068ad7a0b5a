package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.StructureSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code --magmom 5 -5 4*0.6}: magnetic moments for the structure that is read, as files such as POSCAR can't carry them. They travel
 * with the structure from there on.
 *
 * @param text as VASP's MAGMOM lists them
 */
record GivenMoments(String text) {
    static final String NAME = "magmom";

    /**
     * @param given the values for a workflow, with words or numbers of moments, one or many
     * @param structure must be named: one that is written out has its moments in itself
     */
    static GivenMoments of(Map<String, Object> given, @Nullable Object structure) {
        if (structure instanceof Map<?, ?>) {
            throw new InputException(
                    "magmom is for a structure that is read from a file or from a run. Write the moments of this one"
                            + " beside its sites, as properties: {magmom: 5}.");
        }
        return new GivenMoments(
                given.get(NAME) instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                        : String.valueOf(given.get(NAME)));
    }

    /** What is left for the workflow. */
    static Map<String, Object> without(Map<String, Object> given) {
        var rest = new LinkedHashMap<>(given);
        rest.remove(NAME);
        return rest;
    }

    /** Structures that are found get the moments. */
    StructureSource addedTo(StructureSource source) {
        return name -> source.find(name).withMoments(text);
    }
}
