package io.jadeite.dsl.script.groovy;

import groovy.lang.Script;
import io.jadeite.engine.structure.Structure;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** How scripts, cells and bundles are compiled: the same everywhere, so that code means the same everywhere. */
public final class Compilation {
    private Compilation() {}

    /** @param base the class of scripts, which has the words */
    public static CompilerConfiguration configuration(Class<? extends Script> base) {
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(base.getName());
        configuration.setParameters(true);
        var imports = new ImportCustomizer();
        imports.addImports(Structure.class.getName());
        configuration.addCompilationCustomizers(imports);
        return configuration;
    }
}
