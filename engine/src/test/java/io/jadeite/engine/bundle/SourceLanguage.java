package io.jadeite.engine.bundle;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.Workflow;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A small language of bundles: the content is the Java source of a class {@code Travelled} that is a workflow. */
final class SourceLanguage implements BundleLanguage {
    static final String NAME = "java-source";
    static final String CLASS = "Travelled";

    /** How often it had to compile. */
    final AtomicInteger compilations = new AtomicInteger();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workflow load(Bundle bundle, ClassLoader jars, ClassCache cache) {
        var key = bundle.content() + bundle.jars() + Runtime.version();
        var classes = cache.classes(key, () -> {
            compilations.incrementAndGet();
            return compile(bundle.workflow(), CLASS, bundle.content(), jars);
        });
        try {
            var type = new Classes(jars, classes).loadClass(CLASS);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Workflow) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new InputException("The code of %s can't be made: %s.".formatted(bundle.workflow(), e.getCause()));
        }
    }

    /** The classes of a source file that is named as its class. */
    static Map<String, byte[]> compile(String place, String className, String source, ClassLoader jars) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var told = new DiagnosticCollector<JavaFileObject>();
        var output = new Memory(compiler.getStandardFileManager(told, null, null));
        boolean good = compiler.getTask(
                        null,
                        output,
                        told,
                        List.of("-cp", classPath(jars), "-proc:none"),
                        null,
                        List.of(new Source(className, source)))
                .call();
        if (!good) {
            throw new InputException(told.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .map(one -> "%s line %d: %s".formatted(place, one.getLineNumber(), one.getMessage(null)))
                    .toList());
        }
        return output.classes();
    }

    private static String classPath(ClassLoader jars) {
        var own = System.getProperty("java.class.path");
        if (!(jars instanceof URLClassLoader loader) || loader.getURLs().length == 0) {
            return own;
        }
        return List.of(loader.getURLs()).stream()
                .map(url -> {
                    try {
                        return Path.of(url.toURI()).toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator, own + File.pathSeparator, ""));
    }

    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> classes;

        Classes(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            made.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            var classes = new LinkedHashMap<String, byte[]>();
            made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
