package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.groovy.SourceIndex.ClosurePiece;
import io.jadeite.dsl.script.groovy.SourceIndex.Import;
import io.jadeite.dsl.script.groovy.SourceIndex.Kind;
import io.jadeite.dsl.script.groovy.SourceIndex.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Makes the index of one source out of Groovy's syntax tree. */
final class SourceReader {
    private final ModuleNode module;
    private final String name;
    private final String text;
    private final Optional<ClassNode> script;

    SourceReader(ModuleNode module, String name, String text) {
        this.module = module;
        this.name = name;
        this.text = text;
        this.script = module.getClasses().stream().filter(ClassNode::isScript).findFirst();
    }

    SourceIndex index() {
        var pieces = new ArrayList<Piece>();
        if (module.getPackage() != null) {
            add(pieces, Kind.PACKAGE, module.getPackageName(), module.getPackage(), new UsesReader());
        }
        script.ifPresent(own -> {
            own.getMethods().forEach(method -> method(pieces, method));
            fields(pieces, own);
        });
        for (var type : module.getClasses()) {
            if (!type.isScript() && type.getOuterClass() == null) {
                var reader = new UsesReader();
                reader.visitClass(type);
                add(pieces, Kind.TYPE, type.getName(), type, reader);
            }
        }
        return new SourceIndex(name, script.map(ClassNode::getName).orElse(""), text, imports(), pieces, closures());
    }

    private static void method(List<Piece> pieces, MethodNode method) {
        boolean isOwn = !method.isSynthetic() && !method.isScriptBody() && !isEntrance(method);
        if (isOwn) {
            var reader = new UsesReader();
            reader.visitMethod(method);
            add(pieces, Kind.METHOD, method.getName(), method, reader);
        }
    }

    private static boolean isEntrance(MethodNode method) {
        return (method.getName().equals("run") && method.getParameters().length == 0)
                || (method.getName().equals("main") && method.isStatic());
    }

    /** Fields of the script are declarations with {@code @Field}, which may or may not have been moved yet. */
    private static void fields(List<Piece> pieces, ClassNode script) {
        for (var method : script.getMethods("run")) {
            if (method.getCode() instanceof BlockStatement block) {
                block.getStatements().forEach(statement -> field(pieces, statement));
            }
        }
    }

    private static void field(List<Piece> pieces, Statement statement) {
        if (!(statement instanceof ExpressionStatement expression)
                || !(expression.getExpression() instanceof DeclarationExpression declaration)
                || declaration.isMultipleAssignmentDeclaration()) {
            return;
        }
        boolean isField = declaration.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getClassNode().getName().equals("groovy.transform.Field"));
        if (isField) {
            var reader = new UsesReader();
            reader.visitDeclarationExpression(declaration);
            var range = range(statement);
            for (var annotation : declaration.getAnnotations()) {
                range = from(annotation, range);
            }
            pieces.add(new Piece(Kind.FIELD, declaration.getVariableExpression().getName(), range, reader.uses()));
        }
    }

    private static Range from(ASTNode first, Range range) {
        boolean isBefore = first.getLineNumber() > 0
                && (first.getLineNumber() < range.line()
                        || (first.getLineNumber() == range.line() && first.getColumnNumber() < range.column()));
        return isBefore
                ? new Range(first.getLineNumber(), first.getColumnNumber(), range.lastLine(), range.lastColumn())
                : range;
    }

    private List<ClosurePiece> closures() {
        var found = new ArrayList<ClosurePiece>();
        for (var type : module.getClasses()) {
            new ClosureReader(type.isScript() ? "" : type.getName(), found).visitClass(type);
        }
        return found;
    }

    private List<Import> imports() {
        var imports = new ArrayList<Import>();
        module.getImports().forEach(one -> add(imports, one, one.getAlias(), false));
        module.getStaticImports().forEach((alias, one) -> add(imports, one, alias, false));
        module.getStarImports().forEach(one -> add(imports, one, "", true));
        module.getStaticStarImports().values().forEach(one -> add(imports, one, "", true));
        return imports;
    }

    private static void add(List<Import> imports, ImportNode node, String word, boolean kept) {
        if (range(node).isKnown()) {
            imports.add(new Import(word == null ? "" : word, kept, range(node)));
        }
    }

    private static void add(List<Piece> pieces, Kind kind, String name, AnnotatedNode node, UsesReader reader) {
        if (range(node).isKnown()) {
            pieces.add(new Piece(kind, name, range(node), reader.uses()));
        }
    }

    static Range range(ASTNode node) {
        return new Range(
                node.getLineNumber(), node.getColumnNumber(), node.getLastLineNumber(), node.getLastColumnNumber());
    }
}
