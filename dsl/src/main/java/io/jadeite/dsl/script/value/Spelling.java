package io.jadeite.dsl.script.value;

import java.util.Locale;

/** Names have two spellings: {@code energyPerAtom} in the DSL, {@code energy_per_atom} in JSON, files and the database. */
public final class Spelling {
    private Spelling() {}

    /** {@code energy_per_atom}, of either spelling. */
    public static String snake(String name) {
        var snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(letter == '-' ? '_' : letter);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /** {@code energyPerAtom}, of either spelling. */
    public static String camel(String name) {
        var camel = new StringBuilder();
        boolean begins = false;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '_' || letter == '-') {
                begins = !camel.isEmpty();
            } else {
                camel.append(begins ? Character.toUpperCase(letter) : letter);
                begins = false;
            }
        }
        return camel.toString();
    }
}
