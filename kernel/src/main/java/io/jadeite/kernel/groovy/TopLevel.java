package io.jadeite.kernel.groovy;

import io.jadeite.kernel.groovy.CarriedImports.Import;
import io.jadeite.kernel.session.CellLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;

/**
 * Makes what a cell declares at its top last longer than the cell: variables become those of the notebook. And notes what else later
 * cells must know. For one compilation.
 */
final class TopLevel extends CompilationCustomizer {
    private final Set<String> methods = new TreeSet<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private boolean isSeen;
    private boolean hasShownValue;

    TopLevel() {
        // Before Groovy finds out which names are locals.
        super(CompilePhase.CONVERSION);
    }

    /** The names of the methods that it declares. */
    Set<String> methods() {
        return methods;
    }

    /** What it imports. */
    List<Import> imports() {
        return imports;
    }

    /** The full names of the types that it declares. */
    List<String> types() {
        return types;
    }

    /** Whether its last statement is an expression, which is to be shown. */
    boolean hasShownValue() {
        return hasShownValue;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (isSeen) {
            return;
        }
        isSeen = true;
        var module = type.getModule();
        note(module);
        var statements = module.getStatementBlock().getStatements();
        hasShownValue = !statements.isEmpty() && isShown(statements.getLast());
        for (var statement : statements) {
            if (statement instanceof ExpressionStatement expression
                    && expression.getExpression() instanceof DeclarationExpression declaration
                    && declaration.getAnnotations().isEmpty()) {
                expression.setExpression(assignment(declaration));
            }
        }
    }

    private void note(ModuleNode module) {
        module.getMethods().forEach(method -> methods.add(method.getName()));
        for (var one : module.getClasses()) {
            if (!one.isScript() && one.getOuterClass() == null) {
                types.add(one.getName());
            }
        }
        module.getImports().stream()
                .filter(one -> !one.getClassName().startsWith(CellLoader.PACKAGES))
                .forEach(one -> imports.add(Import.of(one.getClassName(), one.getAlias())));
        module.getStarImports().forEach(one -> imports.add(Import.all(one.getPackageName())));
        module.getStaticImports()
                .forEach((alias, one) -> imports.add(Import.member(one.getClassName(), one.getFieldName(), alias)));
        module.getStaticStarImports().values().forEach(one -> imports.add(Import.allMembers(one.getClassName())));
    }

    private static boolean isShown(Statement last) {
        return switch (last) {
            case ExpressionStatement statement -> !isAssignment(statement.getExpression());
            case ReturnStatement statement -> true;
            default -> false;
        };
    }

    private static boolean isAssignment(Expression expression) {
        return expression instanceof BinaryExpression binary
                && Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
    }

    private static Expression assignment(DeclarationExpression declaration) {
        Expression left;
        Expression right = declaration.getRightExpression();
        if (declaration.isMultipleAssignmentDeclaration()) {
            var names = new TupleExpression();
            for (var one : declaration.getTupleExpression().getExpressions()) {
                names.addExpression(free((VariableExpression) one));
            }
            left = names;
        } else {
            var variable = declaration.getVariableExpression();
            left = free(variable);
            right = converted(variable, right);
        }
        left.setSourcePosition(declaration.getLeftExpression());
        var assignment = new BinaryExpression(left, declaration.getOperation(), right);
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private static VariableExpression free(VariableExpression declared) {
        var free = new VariableExpression(declared.getName());
        free.setSourcePosition(declared);
        return free;
    }

    private static Expression converted(VariableExpression variable, Expression right) {
        var type = variable.getOriginType();
        boolean isEmpty = right instanceof EmptyExpression;
        if (variable.isDynamicTyped()) {
            return isEmpty ? new ConstantExpression(null) : right;
        }
        if (isEmpty && !ClassHelper.isPrimitiveType(type)) {
            return new ConstantExpression(null);
        }
        Expression value = isEmpty
                ? ClassHelper.boolean_TYPE.equals(type) ? new ConstantExpression(false) : new ConstantExpression(0)
                : right;
        // As the assignment to a declared variable converts it.
        var cast = new CastExpression(type, value);
        cast.setCoerce(false);
        cast.setSourcePosition(right);
        return cast;
    }
}
