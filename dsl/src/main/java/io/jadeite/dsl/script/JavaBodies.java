package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Body;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.java.JavaBundles;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Workflows whose code is Java. */
final class JavaBodies {
    private static final Pattern SNIPPET_TYPE = Pattern.compile("(?:REPL\\.\\$JShell\\$\\w+\\$|cell\\.j\\d+\\.)(.+)");

    private JavaBodies() {}

    static UserWorkflow workflow(UserWorkflow.Signature signature, Body body, Session session) {
        var loader = Optional.ofNullable(body.getClass().getClassLoader()).orElse(ClassLoader.getSystemClassLoader());
        var host = body.getClass().getName().replaceAll("\\$\\$Lambda.*", "");
        var decoder = new Decoder(name -> find(name, host, loader), (tag, content) -> Optional.empty());
        return new UserWorkflow(signature, body, decoder, within -> parcel(signature, body, session, within));
    }

    /** A type of a snippet has another name where the snippets have become one class. */
    static String here(String name, String host) {
        var snippet = SNIPPET_TYPE.matcher(name);
        return snippet.matches() ? host + "$" + snippet.group(1) : name;
    }

    private static Class<?> find(String name, String host, ClassLoader loader) throws ClassNotFoundException {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            return Class.forName(here(name, host), true, loader);
        }
    }

    private static Parcel parcel(
            UserWorkflow.Signature signature, Body body, Session session, List<UserWorkflow> within) {
        return session.snippets()
                .flatMap(snippets ->
                        JavaBundles.parcel(signature, body, snippets, Jadeite.class, session::defined, within))
                .orElseThrow(() -> new InputException(
                        "%s is compiled Java, whose source isn't known here, so it can't travel to workers. Put it into a jar in Jadeite's folder 'workflows' on each computer ('jadeite project new' makes such a project), or define it in a notebook or in Groovy."
                                .formatted(signature.name())));
    }
}
