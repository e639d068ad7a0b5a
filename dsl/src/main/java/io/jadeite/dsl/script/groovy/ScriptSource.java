package io.jadeite.dsl.script.groovy;

import groovy.lang.GroovyClassLoader;
import java.security.CodeSource;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;

/**
 * A script whose class isn't named like its file: else in {@code queue.groovy} the word {@code queue} would mean the script itself.
 */
final class ScriptSource extends SourceUnit {
    private static final String ENDING = "Script";

    private final Optional<String> className;

    /** @param className of the script; empty: as its file, with an ending */
    private ScriptSource(String file, String text, Optional<String> className, CompilationUnit unit) {
        super(file, text, unit.getConfiguration(), unit.getClassLoader(), unit.getErrorCollector());
        this.className = className;
    }

    /** Adds a source that came with a bundle; an empty name: it has no script. */
    static void add(CompilationUnit unit, String file, String className, String text) {
        unit.addSource(new ScriptSource(file, text, Optional.of(className).filter(name -> !name.isEmpty()), unit));
    }

    /** Of scripts, which names their classes so. */
    static GroovyClassLoader loader(ClassLoader parent, CompilerConfiguration configuration) {
        return new GroovyClassLoader(parent, configuration) {
            @Override
            protected CompilationUnit createCompilationUnit(CompilerConfiguration same, CodeSource origin) {
                return new CompilationUnit(same, origin, this) {
                    @Override
                    public SourceUnit addSource(String file, String text) {
                        return addSource(new ScriptSource(file, text, Optional.empty(), this));
                    }
                };
            }
        };
    }

    @Override
    public void convert() {
        super.convert();
        if (getAST() != null) {
            getAST().getClasses().stream()
                    .filter(ClassNode::isScript)
                    .findFirst()
                    .ifPresent(this::rename);
        }
    }

    /** With the anonymous classes in it, which have its name before their own. */
    private void rename(ClassNode script) {
        var before = script.getName();
        var after = className.orElse(before + ENDING);
        for (var type : getAST().getClasses()) {
            if (type.equals(script) || type.getName().startsWith(before + "$")) {
                type.setName(after + type.getName().substring(before.length()));
            }
        }
    }
}
