package io.jadeite.dsl.script.java;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads snippets by the compiler of this Java, which has accepted them before. */
final class JavaReader {
    private JavaReader() {}

    /** A method, or a type. */
    static JavaUses declaration(String source) {
        return read("class Snippet { %s\n }".formatted(source));
    }

    /** An expression, without a semicolon. */
    static JavaUses expression(String source) {
        return read("class Snippet { { var value = %s\n; } }".formatted(source));
    }

    /** The name of a type, as a declaration has it. */
    static JavaUses type(String name) {
        return read("class Snippet { { %s value; } }".formatted(name));
    }

    private static JavaUses read(String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("a JShell comes with a compiler");
        }
        // What is wrong with a snippet was told when it was defined.
        var task = (JavacTask)
                compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(new Source(source)));
        try {
            return JavaUses.of(task.parse().iterator().next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
