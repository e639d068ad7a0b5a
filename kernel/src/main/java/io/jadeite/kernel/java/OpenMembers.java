package io.jadeite.kernel.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Makes members public that have no modifier or are protected, in all classes of cells alike. In JShell all code is in one package, and
 * so cells may use such members; here types have packages of their own, and must still let them. Lines stay; columns move only behind
 * what is put in. Threads may share it.
 */
final class OpenMembers {
    private static final Pattern MAY_HAVE_MEMBERS =
            Pattern.compile("\\b(class|interface|enum|record)\\b|\\bnew\\b[^;{]*\\{");
    private static final Pattern PROTECTED = Pattern.compile("\\bprotected\\b");
    private static final Pattern OUTER = Pattern.compile("\\b(private|protected|static)\\b");

    private final JavaCompiler compiler;

    OpenMembers(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /** A declaration of a type, which becomes public, too. */
    String type(String source) {
        var edits = edits(source, "", "", true);
        return edits == null ? source : apply(source, edits);
    }

    /** Any other snippet: a method, a statement, an expression. */
    String snippet(String source) {
        if (!MAY_HAVE_MEMBERS.matcher(source).find()) {
            return source;
        }
        for (var around : List.of(
                List.of("class $W { void $m() { ", "\n} }"),
                List.of("class $W { Object $v = ", "\n; }"),
                List.of("class $W { ", "\n}"))) {
            var edits = edits(source, around.getFirst(), around.getLast(), false);
            if (edits != null) {
                return apply(source, edits);
            }
        }
        return source;
    }

    /** What to put where: an insertion, or the replacement of a word. */
    private record Edit(int length, String text) {}

    private @Nullable Map<Integer, Edit> edits(String source, String before, String after, boolean openOuter) {
        var text = before + source + after;
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask)
                compiler.getTask(null, null, problems, List.of("-proc:none"), null, List.of(new Text(text)));
        try {
            for (var unit : task.parse()) {
                if (!problems.getDiagnostics().isEmpty()) {
                    return null;
                }
                var scanner =
                        new Scanner(unit, Trees.instance(task).getSourcePositions(), text, before.length(), openOuter);
                unit.accept(scanner, null);
                return scanner.edits;
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String apply(String source, Map<Integer, Edit> edits) {
        var text = new StringBuilder(source);
        new TreeMap<>(edits).descendingMap().forEach((at, edit) -> text.replace(at, at + edit.length(), edit.text()));
        return text.toString();
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String text;
        private final int shift;
        private final boolean openOuter;
        private final Map<Integer, Edit> edits = new TreeMap<>();
        private int depth;

        Scanner(CompilationUnitTree unit, SourcePositions positions, String text, int shift, boolean openOuter) {
            this.unit = unit;
            this.positions = positions;
            this.text = text;
            this.shift = shift;
            this.openOuter = openOuter;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            boolean isOuter = depth == 0;
            if (isOuter && openOuter) {
                openOuter(type);
            }
            if (!isOuter || openOuter) {
                type.getMembers().forEach(member -> open(type, member));
            }
            depth++;
            super.visitClass(type, null);
            depth--;
            return null;
        }

        private void openOuter(ClassTree type) {
            int begin = start(type);
            int end = end(type.getModifiers(), begin);
            var words = OUTER.matcher(text.substring(begin, end));
            while (words.find()) {
                put(
                        begin + words.start(),
                        words.end() - words.start(),
                        " ".repeat(words.group().length()));
            }
            if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                put(begin, edits.containsKey(begin - shift) ? lengthOfWord(begin) : 0, "public ");
            }
        }

        /** Where a word that must go stands at the very begin, its place is taken. */
        private int lengthOfWord(int begin) {
            Matcher word = OUTER.matcher(text).region(begin, text.length());
            return word.lookingAt() ? word.end() - word.start() : 0;
        }

        private void open(ClassTree type, Tree member) {
            boolean isOpenAnyway = switch (type.getKind()) {
                case INTERFACE, ANNOTATION_TYPE -> true;
                default -> false;
            };
            var modifiers = modifiers(member);
            if (isOpenAnyway || modifiers == null || isConstructorOfEnum(type, member)) {
                return;
            }
            var flags = modifiers.getFlags();
            int begin = start(member);
            if (begin < 0 || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PRIVATE)) {
                return;
            }
            if (flags.contains(Modifier.PROTECTED)) {
                var word = PROTECTED.matcher(text).region(begin, end(modifiers, begin));
                if (word.find()) {
                    put(word.start(), word.end() - word.start(), "public   ");
                }
                return;
            }
            put(begin, 0, "public ");
        }

        private static @Nullable ModifiersTree modifiers(Tree member) {
            return switch (member) {
                case MethodTree method -> method.getModifiers();
                case VariableTree variable -> variable.getModifiers();
                case ClassTree nested -> nested.getModifiers();
                default -> null;
            };
        }

        private static boolean isConstructorOfEnum(ClassTree type, Tree member) {
            return type.getKind() == Tree.Kind.ENUM
                    && member instanceof MethodTree method
                    && method.getReturnType() == null;
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(ModifiersTree modifiers, int otherwise) {
            return Math.max(otherwise, (int) positions.getEndPosition(unit, modifiers));
        }

        private void put(int at, int length, String what) {
            edits.put(at - shift, new Edit(length, what));
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Cell.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
