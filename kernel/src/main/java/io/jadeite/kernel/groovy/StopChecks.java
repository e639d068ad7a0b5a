package io.jadeite.kernel.groovy;

import io.jadeite.kernel.session.CellLoader;
import io.jadeite.kernel.session.StopSign;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/** Makes code ask, at the begin of each method, closure and round of a loop, whether it may go on. For one compilation. */
final class StopChecks extends CompilationCustomizer {
    private final ClassNode stop;

    StopChecks(CellLoader loader) {
        super(CompilePhase.CANONICALIZATION);
        try {
            stop = ClassHelper.make(Class.forName(StopSign.CLASS, true, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Visitor(source).visitClass(type);
    }

    private final class Visitor extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitMethod(MethodNode method) {
            super.visitMethod(method);
            if (method.getCode() != null && !method.isAbstract()) {
                method.setCode(asking(method.getCode()));
            }
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            super.visitClosureExpression(closure);
            closure.setCode(asking(closure.getCode()));
        }

        @Override
        public void visitForLoop(ForStatement loop) {
            super.visitForLoop(loop);
            loop.setLoopBlock(asking(loop.getLoopBlock()));
        }

        @Override
        public void visitWhileLoop(WhileStatement loop) {
            super.visitWhileLoop(loop);
            loop.setLoopBlock(asking(loop.getLoopBlock()));
        }

        @Override
        public void visitDoWhileLoop(DoWhileStatement loop) {
            super.visitDoWhileLoop(loop);
            loop.setLoopBlock(asking(loop.getLoopBlock()));
        }
    }

    private Statement asking(@Nullable Statement code) {
        var question = new MethodCallExpression(
                new ClassExpression(stop),
                new ConstantExpression(StopSign.CHECK),
                ArgumentListExpression.EMPTY_ARGUMENTS);
        question.setImplicitThis(false);
        question.setMethodTarget(stop.getMethod(StopSign.CHECK, Parameter.EMPTY_ARRAY));
        var statement = new ExpressionStatement(question);
        if (code instanceof BlockStatement block) {
            block.getStatements().addFirst(statement);
            return block;
        }
        var block = new BlockStatement();
        block.addStatement(statement);
        if (code != null && !(code instanceof EmptyStatement)) {
            block.addStatement(code);
        }
        return block;
    }
}
