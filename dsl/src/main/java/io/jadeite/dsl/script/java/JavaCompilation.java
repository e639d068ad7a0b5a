package io.jadeite.dsl.script.java;

import io.jadeite.engine.problem.InputException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one class in memory, by the compiler of this Java. */
public final class JavaCompilation {
    public static final String CLASS = JavaSlice.CLASS;
    public static final String DEFINE = JavaSlice.DEFINE;

    private JavaCompilation() {}

    /**
     * The classes by name.
     *
     * @param jars has the libraries that the code needs
     * @throws InputException where it can't be compiled, with each line
     */
    public static Map<String, byte[]> compile(String workflow, String source, ClassLoader jars) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new InputException(
                    "%s is written in Java, and the Java of this worker has no compiler. Start the worker with a full JDK."
                            .formatted(workflow));
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = new Classes(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            var options = List.of("-proc:none", "-parameters", "-nowarn", "-classpath", classPath(jars));
            boolean done = compiler.getTask(null, files, diagnostics, options, null, List.of(new Source(source)))
                    .call();
            if (!done) {
                throw new InputException(diagnostics.getDiagnostics().stream()
                        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                        .map(one -> "The code of %s can't be compiled here, line %d: %s"
                                .formatted(workflow, one.getLineNumber(), one.getMessage(Locale.ROOT)))
                        .toList());
            }
            return files.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(ClassLoader jars) {
        var own = System.getProperty("java.class.path");
        if (!(jars instanceof URLClassLoader urls)) {
            return own;
        }
        return java.util.Arrays.stream(urls.getURLs())
                .map(url -> new File(url.getPath()).toString())
                .collect(Collectors.joining(File.pathSeparator, own + File.pathSeparator, ""));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + CLASS + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

        Classes(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> bytes() {
            var bytes = new LinkedHashMap<String, byte[]>();
            made.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var out = new ByteArrayOutputStream();
                    made.put(className, out);
                    return out;
                }
            };
        }
    }
}
