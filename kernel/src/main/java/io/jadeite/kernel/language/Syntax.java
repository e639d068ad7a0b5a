package io.jadeite.kernel.language;

/**
 * How front ends show a language.
 *
 * @param version of the language: {@code 25.0.3}, {@code 5.1.3}
 * @param mimeType {@code text/x-groovy}
 * @param fileExtension with its dot: {@code .groovy}
 * @param codemirrorMode what editors call it: {@code groovy}, {@code text/x-java}
 * @param pygmentsLexer what nbconvert's highlighting calls it: {@code groovy}
 */
public record Syntax(
        String version, String mimeType, String fileExtension, String codemirrorMode, String pygmentsLexer) {}
