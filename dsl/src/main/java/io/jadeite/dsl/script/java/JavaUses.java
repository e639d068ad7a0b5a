package io.jadeite.dsl.script.java;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a snippet of Java uses, by the compiler's own reading of it: neither comments nor texts nor its own locals count.
 *
 * @param methods that are called without an object before them
 * @param names of variables and types that aren't declared inside, and the whole names of what stands in packages
 * @param changed variables that aren't declared inside and are given another value
 * @param texts that stand in it
 */
record JavaUses(Set<String> methods, Set<String> names, Set<String> changed, Set<String> texts) {
    JavaUses {
        methods = Set.copyOf(methods);
        names = Set.copyOf(names);
        changed = Set.copyOf(changed);
        texts = Set.copyOf(texts);
    }

    static JavaUses of(CompilationUnitTree unit) {
        var reader = new Reader();
        reader.scan(unit, null);
        return new JavaUses(reader.methods, reader.names, reader.changed, reader.texts);
    }

    /** For one unit. */
    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Set<String> methods = new TreeSet<>();
        private final Set<String> names = new TreeSet<>();
        private final Set<String> changed = new TreeSet<>();
        private final Set<String> texts = new TreeSet<>();
        private final Deque<Set<String>> scopes = new ArrayDeque<>();

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitClass(node, null));
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitMethod(node, null));
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitLambdaExpression(node, null));
        }

        @Override
        public @Nullable Void visitBlock(BlockTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitBlock(node, null));
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitForLoop(node, null));
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitEnhancedForLoop(node, null));
        }

        @Override
        public @Nullable Void visitTry(TryTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitTry(node, null));
        }

        @Override
        public @Nullable Void visitCatch(CatchTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitCatch(node, null));
        }

        @Override
        public @Nullable Void visitCase(CaseTree node, @Nullable Void nothing) {
            return scoped(() -> super.visitCase(node, null));
        }

        @Override
        public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
            if (!scopes.isEmpty() && !node.getName().isEmpty()) {
                scopes.getFirst().add(node.getName().toString());
            }
            return super.visitVariable(node, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
            if (node.getMethodSelect() instanceof IdentifierTree name) {
                methods.add(name.getName().toString());
                scan(node.getTypeArguments(), null);
                return scan(node.getArguments(), null);
            }
            return super.visitMethodInvocation(node, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
            var name = node.getName().toString();
            if (!isLocal(name)) {
                names.add(name);
            }
            return null;
        }

        /** Perhaps a class by its whole name. */
        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void nothing) {
            var whole = node.toString();
            if (whole.matches("[\\w$]+(\\.[\\w$]+)+")) {
                names.add(whole);
            }
            return super.visitMemberSelect(node, null);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void nothing) {
            change(node.getVariable());
            return super.visitAssignment(node, null);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree node, @Nullable Void nothing) {
            change(node.getVariable());
            return super.visitCompoundAssignment(node, null);
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree node, @Nullable Void nothing) {
            switch (node.getKind()) {
                case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT ->
                    change(node.getExpression());
                default -> {}
            }
            return super.visitUnary(node, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void nothing) {
            if (node.getValue() instanceof String text) {
                texts.add(text);
            }
            return null;
        }

        private void change(Tree target) {
            if (target instanceof IdentifierTree variable
                    && !isLocal(variable.getName().toString())) {
                changed.add(variable.getName().toString());
            }
        }

        private boolean isLocal(String name) {
            return scopes.stream().anyMatch(scope -> scope.contains(name));
        }

        private @Nullable Void scoped(Runnable visit) {
            scopes.push(new LinkedHashSet<>());
            visit.run();
            scopes.pop();
            return null;
        }
    }
}
