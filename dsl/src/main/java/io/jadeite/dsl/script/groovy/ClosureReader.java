package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.groovy.SourceIndex.ClosurePiece;
import io.jadeite.dsl.script.groovy.SourceIndex.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Finds all closures of a class, those in closures too. */
final class ClosureReader extends ClassCodeVisitorSupport {
    private final String type;
    private final List<ClosurePiece> found;

    /** @param type in which they stand; empty: the script */
    ClosureReader(String type, List<ClosurePiece> found) {
        this.type = type;
        this.found = found;
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (SourceReader.range(closure).isKnown()) {
            found.add(piece(closure));
        }
        super.visitClosureExpression(closure);
    }

    private ClosurePiece piece(ClosureExpression closure) {
        var reader = new UsesReader();
        var tags = tags(closure, reader);
        reader.visitClosureExpression(closure);
        var captured = new ArrayList<String>();
        if (closure.getVariableScope() != null) {
            closure.getVariableScope()
                    .getReferencedLocalVariablesIterator()
                    .forEachRemaining(variable -> captured.add(variable.getName()));
        }
        return new ClosurePiece(
                SourceReader.range(closure),
                parameters(closure),
                captured.stream().sorted().toList(),
                reader.assigned(),
                type,
                tags,
                reader.uses());
    }

    private static List<Parameter> parameters(ClosureExpression closure) {
        var parameters = new ArrayList<Parameter>();
        if (closure.getParameters() != null) {
            for (var parameter : closure.getParameters()) {
                parameters.add(new Parameter(
                        parameter.getName(),
                        parameter.hasInitialExpression()
                                ? constant(parameter.getInitialExpression())
                                : Optional.empty(),
                        parameter.hasInitialExpression()));
            }
        }
        return parameters;
    }

    private static Optional<Object> constant(Expression expression) {
        return switch (expression) {
            case ConstantExpression constant
            when constant.getValue() instanceof BigDecimal number -> Optional.of(number.doubleValue());
            case ConstantExpression constant
            when constant.getValue() instanceof Number
                    || constant.getValue() instanceof String
                    || constant.getValue() instanceof Boolean -> Optional.of(constant.getValue());
            case UnaryMinusExpression minus -> constant(minus.getExpression()).flatMap(ClosureReader::negative);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> negative(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(-number);
            case Long number -> Optional.of(-number);
            case Number number -> Optional.of(-number.doubleValue());
            default -> Optional.empty();
        };
    }

    /** The words of {@code tags 'a', 'b'}, which are read before anything runs. */
    private static List<String> tags(ClosureExpression closure, UsesReader reader) {
        var tags = new ArrayList<String>();
        if (closure.getCode() instanceof BlockStatement block) {
            for (var statement : block.getStatements()) {
                if (statement instanceof ExpressionStatement expression
                        && expression.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && "tags".equals(call.getMethodAsString())
                        && call.getArguments() instanceof TupleExpression arguments) {
                    arguments.getExpressions().forEach(argument -> tag(argument, tags, reader));
                }
            }
        }
        return tags;
    }

    private static void tag(Expression argument, List<String> tags, UsesReader reader) {
        if (argument instanceof ListExpression list) {
            list.getExpressions().forEach(inner -> tag(inner, tags, reader));
        } else if (argument instanceof ConstantExpression constant && constant.getValue() instanceof String word) {
            tags.add(word);
        } else {
            reader.refuse(
                    argument,
                    "tags inside a workflow are read before it runs, so they must be written out, such as tags 'small-job'");
        }
    }
}
