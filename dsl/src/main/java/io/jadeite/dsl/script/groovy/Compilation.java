package io.jadeite.dsl.script.groovy;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import org.codehaus.groovy.control.CompilerConfiguration;

/** How scripts, cells and bundles are compiled: the same everywhere, so that code means the same everywhere. */
public final class Compilation {
    private Compilation() {}

    /** @param base the class of scripts, which has the words */
    public static CompilerConfiguration configuration(Class<? extends Script> base) {
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(base.getName());
        configuration.setParameters(true);
        configuration.addCompilationCustomizers(new UsualImports());
        return configuration;
    }

    /** The loader of one script, whose class hides no word. */
    public static GroovyClassLoader loader(ClassLoader parent, CompilerConfiguration configuration) {
        return ScriptSource.loader(parent, configuration);
    }
}
