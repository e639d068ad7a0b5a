package io.jadeite.dsl.script.value;

/** Stands for a value that isn't there yet. */
public interface Unready {
    /** What it stands for, in words: {@code the result of run 12 (relaxation.emt.quick)}. */
    String meaning();

    /** How one gets the value itself, as a sentence. */
    String advice();

    /**
     * Why it can't be used as the value itself.
     *
     * @param what {@code can't be walked through}
     */
    default String refusal(String what) {
        var words = meaning();
        return "%s%s isn't here yet, so it %s. %s"
                .formatted(Character.toUpperCase(words.charAt(0)), words.substring(1), what, advice());
    }
}
