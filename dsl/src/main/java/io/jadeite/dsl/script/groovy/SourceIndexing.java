package io.jadeite.dsl.script.groovy;

import groovy.transform.CompilationUnitAware;
import groovyjarjarasm.asm.AnnotationVisitor;
import groovyjarjarasm.asm.ClassVisitor;
import groovyjarjarasm.asm.Type;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;
import org.jspecify.annotations.Nullable;

/**
 * Makes the index of each source that Groovy compiles, and writes it into its classes. It changes no code: it reads, when names have
 * been resolved, and adds an annotation to the finished classes. Groovy finds it by a service file.
 */
@GroovyASTTransformation(phase = CompilePhase.SEMANTIC_ANALYSIS)
public final class SourceIndexing implements ASTTransformation, CompilationUnitAware {
    /** A constant in a class file has at most 65,535 bytes; a code unit takes up to 3. */
    private static final int PIECE = 20_000;

    private @Nullable CompilationUnit unit;

    @Override
    public void setCompilationUnit(CompilationUnit compilation) {
        unit = compilation;
    }

    @Override
    public void visit(ASTNode[] nodes, SourceUnit source) {
        if (unit == null
                || !(nodes[0] instanceof ModuleNode module)
                || module.getClasses().isEmpty()) {
            return;
        }
        var json = Json.write(
                new SourceReader(module, nameOf(source), textOf(source)).index().toJson());
        var holder = module.getClasses().getFirst().getName();
        var before = unit.getClassgenCallback();
        unit.setClassgenCallback((writer, node) -> {
            if (module.equals(node.getModule())) {
                annotate(writer, node, holder, json);
            }
            if (before != null) {
                before.call(writer, node);
            }
        });
    }

    private static void annotate(ClassVisitor writer, ClassNode node, String holder, String json) {
        AnnotationVisitor origin = writer.visitAnnotation(Type.getDescriptor(Origin.class), true);
        origin.visit("holder", holder);
        origin.visit("range", new int[] {
            node.getLineNumber(), node.getColumnNumber(), node.getLastLineNumber(), node.getLastColumnNumber()
        });
        if (node.getName().equals(holder)) {
            var pieces = origin.visitArray("index");
            for (int from = 0; from < json.length(); from += PIECE) {
                pieces.visit("", json.substring(from, Math.min(json.length(), from + PIECE)));
            }
            pieces.visitEnd();
        }
        origin.visitEnd();
    }

    static String nameOf(SourceUnit source) {
        var name = source.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String textOf(SourceUnit source) {
        try (var reader = source.getSource().getReader()) {
            var text = new StringBuilder();
            var buffer = new char[8192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
