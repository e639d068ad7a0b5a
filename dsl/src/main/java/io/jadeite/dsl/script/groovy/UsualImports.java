package io.jadeite.dsl.script.groovy;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.structure.Structure;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * {@code Structure} and the names of states need no import; what the source imports itself wins. Groovy's own customizer asks for the
 * file's name.
 */
final class UsualImports extends CompilationCustomizer {
    UsualImports() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        var name = Structure.class.getSimpleName();
        if (source.getAST().getImport(name) == null) {
            source.getAST().addImport(name, ClassHelper.make(Structure.class));
            source.getAST().addStaticStarImport(RunState.class.getName(), ClassHelper.make(RunState.class));
        }
    }
}
