package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellLoader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Compiles types of cells as public classes of a package. For one thread at a time. */
final class TypeCompiler {
    private final JavaCompiler compiler;
    private final CellLoader loader;
    private final Files files;

    TypeCompiler(JavaCompiler compiler, CellLoader loader) {
        this.compiler = compiler;
        this.loader = loader;
        this.files = new Files(compiler.getStandardFileManager(null, Locale.ROOT, null), loader);
    }

    /**
     * A type to compile.
     *
     * @param source with all members open
     * @param cell the number of the cell that it stands in
     * @param line the line of the cell at which it begins, from 1
     */
    record Source(String name, String source, int cell, int line) {}

    /**
     * @param classes by their full names
     * @param failed those that can't be compiled by themselves; then there are no classes
     */
    record Made(Map<String, byte[]> classes, Set<String> failed) {}

    /** @param imports as they are written */
    Made compile(String packageName, List<String> imports, List<Source> sources) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var head = "package %s; %s ".formatted(packageName, String.join(" ", imports));
        var units = sources.stream().map(source -> new Unit(source, head)).toList();
        files.made.clear();
        var options = List.of("-proc:none", "-parameters", "-nowarn", "-g", "-classpath", classPath());
        boolean done =
                compiler.getTask(null, files, diagnostics, options, null, units).call();
        if (done) {
            var classes = new LinkedHashMap<String, byte[]>();
            files.made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new Made(classes, Set.of());
        }
        var failed = new LinkedHashSet<String>();
        for (var one : diagnostics.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR && one.getSource() instanceof Unit unit) {
                failed.add(unit.source.name());
            }
        }
        if (failed.isEmpty()) {
            sources.forEach(source -> failed.add(source.name()));
        }
        return new Made(Map.of(), failed);
    }

    private String classPath() {
        return CellFiles.classPath(loader).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final Source source;
        private final String text;

        Unit(Source source, String head) {
            super(URI.create("cell:///%s/cell%d.java".formatted(source.name(), source.cell())), Kind.SOURCE);
            this.source = source;
            this.text = head + "\n".repeat(source.line() - 1) + source.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        /** The file is named by the cell, so that stack traces are. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }

    private static final class Files extends CellFiles {
        private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

        Files(StandardJavaFileManager files, CellLoader loader) {
            super(files, loader);
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
