package io.jadeite.dsl.script.groovy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Reads what a piece of code uses. For one piece. */
final class UsesReader extends ClassCodeVisitorSupport {
    private static final Set<String> UNSEEN = Set.of("binding", "getBinding", "evaluate", "metaClass", "getMetaClass");
    private static final Pattern WORKFLOW = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*){2}");

    private final Set<String> methods = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Integer> assigned = new LinkedHashMap<>();
    private final Set<ClassNode> seen = new HashSet<>();
    private final Set<String> inside = new LinkedHashSet<>();

    Uses uses() {
        return new Uses(methods, types, names, texts, refused);
    }

    /** What is assigned and was not declared inside, each with its line. */
    Map<String, Integer> assigned() {
        var outside = new LinkedHashMap<>(assigned);
        outside.keySet().removeAll(inside);
        return outside;
    }

    void refuse(ASTNode node, String what) {
        refused.add("line %d: %s".formatted(node.getLineNumber(), what));
    }

    @Override
    protected @Nullable SourceUnit getSourceUnit() {
        return null;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        parameters(closure.getParameters());
        super.visitClosureExpression(closure);
    }

    void parameters(Parameter @Nullable [] parameters) {
        if (parameters == null) {
            return;
        }
        for (var parameter : parameters) {
            inside.add(parameter.getName());
            type(parameter.getType());
            visitAnnotations(parameter);
            if (parameter.hasInitialExpression()) {
                parameter.getInitialExpression().visit(this);
            }
        }
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode node, boolean isConstructor) {
        type(node.getReturnType());
        parameters(node.getParameters());
        for (var exception : node.getExceptions()) {
            type(exception);
        }
        super.visitConstructorOrMethod(node, isConstructor);
    }

    @Override
    public void visitClass(ClassNode node) {
        type(node.getUnresolvedSuperClass(false));
        for (var face : node.getInterfaces()) {
            type(face);
        }
        super.visitClass(node);
    }

    @Override
    public void visitField(FieldNode node) {
        type(node.getType());
        super.visitField(node);
    }

    @Override
    public void visitProperty(PropertyNode node) {
        type(node.getType());
        super.visitProperty(node);
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        node.getAnnotations().forEach(annotation -> type(annotation.getClassNode()));
        super.visitAnnotations(node);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        boolean onThis = call.isImplicitThis() || isThis(call.getObjectExpression());
        if (onThis && call.getMethod() instanceof ConstantExpression name) {
            method(call, String.valueOf(name.getValue()));
        } else if (onThis) {
            refuse(
                    call,
                    "the name of a method is worked out when it runs, so what it calls can't be sent along. Write the name itself");
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
        type(call.getOwnerType());
        method(call, call.getMethod());
        super.visitStaticMethodCallExpression(call);
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
        if (isThis(pointer.getExpression()) && pointer.getMethodName() instanceof ConstantExpression name) {
            method(pointer, String.valueOf(name.getValue()));
        }
        super.visitMethodPointerExpression(pointer);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (isThis(property.getObjectExpression()) && property.getPropertyAsString() != null) {
            name(property, property.getPropertyAsString());
        }
        super.visitPropertyExpression(property);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (variable.isThisExpression() || variable.isSuperExpression()) {
            return;
        }
        var accessed = variable.getAccessedVariable();
        if (accessed instanceof DynamicVariable || accessed instanceof FieldNode || accessed instanceof PropertyNode) {
            name(variable, variable.getName());
        }
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        var left = declaration.getLeftExpression();
        var variables = left instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(left);
        for (Expression variable : variables) {
            if (variable instanceof VariableExpression named) {
                inside.add(named.getName());
                type(named.getOriginType());
            }
        }
        visitAnnotations(declaration);
        declaration.getLeftExpression().visit(this);
        declaration.getRightExpression().visit(this);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
            assignment(binary.getLeftExpression());
        }
        super.visitBinaryExpression(binary);
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
        assignment(expression.getExpression());
        super.visitPostfixExpression(expression);
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
        assignment(expression.getExpression());
        super.visitPrefixExpression(expression);
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        var variable = loop.getValueVariable();
        if (variable != null) {
            parameters(new Parameter[] {variable});
        }
        super.visitForLoop(loop);
    }

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        parameters(new Parameter[] {statement.getVariable()});
        super.visitCatchStatement(statement);
    }

    @Override
    public void visitClassExpression(ClassExpression expression) {
        type(expression.getType());
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        type(call.getType());
        super.visitConstructorCallExpression(call);
    }

    @Override
    public void visitCastExpression(CastExpression cast) {
        type(cast.getType());
        super.visitCastExpression(cast);
    }

    @Override
    public void visitArrayExpression(ArrayExpression array) {
        type(array.getElementType());
        super.visitArrayExpression(array);
    }

    @Override
    public void visitConstantExpression(ConstantExpression constant) {
        if (constant.getValue() instanceof String text && WORKFLOW.matcher(text).matches()) {
            texts.add(text);
        }
    }

    void type(@Nullable ClassNode given) {
        if (given == null || !seen.add(given)) {
            return;
        }
        var type = given;
        while (type.isArray()) {
            type = type.getComponentType();
        }
        types.add(type.getName());
        var generics = type.getGenericsTypes();
        if (generics != null) {
            for (var generic : generics) {
                type(generic.getType());
            }
        }
    }

    private void method(ASTNode node, String name) {
        methods.add(name);
        refuseUnseen(node, name);
    }

    private void name(ASTNode node, String name) {
        names.add(name);
        refuseUnseen(node, name);
    }

    private void refuseUnseen(ASTNode node, String name) {
        if (UNSEEN.contains(name)) {
            refuse(
                    node,
                    "'%s' reaches what can't be seen beforehand, so it can't be sent along. Name what is needed itself"
                            .formatted(name));
        }
    }

    private void assignment(Expression target) {
        if (target instanceof VariableExpression variable && !variable.isThisExpression()) {
            assigned.putIfAbsent(variable.getName(), variable.getLineNumber());
        } else if (target instanceof TupleExpression tuple) {
            tuple.getExpressions().forEach(this::assignment);
        } else if (target instanceof PropertyExpression property
                && isThis(property.getObjectExpression())
                && property.getPropertyAsString() != null) {
            assigned.putIfAbsent(property.getPropertyAsString(), property.getLineNumber());
        }
    }

    private static boolean isThis(Expression expression) {
        return expression instanceof VariableExpression variable && variable.isThisExpression();
    }
}
