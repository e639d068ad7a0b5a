package io.jadeite.dsl.script.java;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** Source in memory, as the compiler takes it. */
final class SourceText extends SimpleJavaFileObject {
    private final String text;

    /** @param className of its public class, by which the compiler expects a file to be named */
    SourceText(String className, String text) {
        super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
