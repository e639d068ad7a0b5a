package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Body;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.flow.Version;
import io.jadeite.dsl.script.java.JavaSnippets;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.dsl.script.value.Stays;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of the DSL, as Java has them; scripts and cells have the same words without the name before them. Threads may share it.
 *
 * <pre>{@code
 * try (var jadeite = Jadeite.open()) {
 *     var copper = jadeite.load("Cu32.POSCAR");
 *     var result = jadeite.run("relaxation.emt.quick", Map.of("structure", copper));
 *     var runs = jadeite.runCloud("static-energy.emt.quick", Map.of("structure", jadeite.loadAll("*.vasp")));
 *     runs.progress();
 * }
 * }</pre>
 */
public final class Jadeite implements AutoCloseable, Stays {
    private final Session session;
    private final QueueAccess queue;
    private final Calls calls;

    private Jadeite(Session session) {
        this.session = session;
        this.queue = new QueueAccess(session);
        this.calls = new Calls(session, queue);
    }

    /** With the settings of this computer and folder, and messages on standard error. */
    public static Jadeite open() {
        var here = Path.of("").toAbsolutePath();
        return open(
                Settings.load(System.getenv(), here),
                here,
                new TextConsole(System.err, Boolean.getBoolean("jadeite.terminal")));
    }

    /** @param workingDirectory where relative paths begin */
    public static Jadeite open(Settings settings, Path workingDirectory, Console console) {
        return new Jadeite(
                new Session(() -> settings, workingDirectory, console, Version.current(), InstantSource.system()));
    }

    /** On a worker, for code that defines a workflow and may do nothing else. */
    static Jadeite toDefine() {
        return new Jadeite(new Session(
                () -> {
                    throw new InputException(
                            "The snippet that defines a workflow may do nothing else: submit it in a snippet of its own.");
                },
                Path.of(""),
                new TextConsole(System.err, false),
                Version.current(),
                InstantSource.system()));
    }

    /** Workflows of these snippets can travel from now on; a notebook calls it once. */
    public Jadeite use(JavaSnippets snippets) {
        session.use(snippets);
        return this;
    }

    /** A structure of a file, or of another run: {@code run:12}. */
    public Structure load(String name) {
        return session.structure(name);
    }

    /** Those of all files that fit a pattern, in the order of their names: {@code candidates/*.vasp}. */
    public List<Structure> loadAll(String pattern) {
        return StructureFiles.read(session.workingDirectory(), pattern);
    }

    /** Begins the definition of a workflow in Java. In Groovy it is {@code workflow('a.b.c') { … }}. */
    public WorkflowBuilder workflow(String name) {
        return new WorkflowBuilder(this, name);
    }

    /** Takes up a workflow that was defined; from now on its name means this one. */
    public Definition define(UserWorkflow workflow) {
        session.define(workflow);
        return new Definition(this, workflow);
    }

    /** A user's workflow by its name alone, where its code is elsewhere. */
    Definition named(String name) {
        var signature = new UserWorkflow.Signature(WorkflowName.parse(name), List.of(), Tags.NONE, Optional.empty());
        return new Definition(this, JavaBodies.workflow(signature, (flow, in) -> flow.step(name, in.toMap()), session));
    }

    UserWorkflow java(UserWorkflow.Signature signature, Body body) {
        return JavaBodies.workflow(signature, body, session);
    }

    /** The workflow of that name, where one was defined here. */
    Optional<UserWorkflow> defined(String name) {
        return session.defined(name);
    }

    /**
     * Runs a workflow here and now.
     *
     * @throws InputException with all that is wrong with the inputs
     * @throws io.jadeite.engine.problem.JadeiteException where it failed, with why
     */
    public Result run(String workflow, Map<String, ?> inputs) throws InterruptedException {
        return run(session.catalogue().find(workflow), inputs);
    }

    /** Here, one after the other, for each value of a list among the inputs. */
    public List<Result> runEach(String workflow, Map<String, ?> inputs) throws InterruptedException {
        return runEach(session.catalogue().find(workflow), inputs);
    }

    /** Submits a workflow to the queue: with a list in the place of one value, many runs in one submission. */
    public Runs runCloud(String workflow, Map<String, ?> inputs) {
        return runCloud(session.catalogue().find(workflow), inputs);
    }

    /** The runs in the queue. */
    public QueueWords queue() {
        return new QueueWords(session, queue);
    }

    /** The workers on the queue. */
    public WorkersWords workers() {
        return new WorkersWords(session);
    }

    /** The results of a workflow, as a table that one can narrow. */
    public Object results(String workflow) {
        var known =
                session.defined(workflow).map(found -> found.name().toString()).orElse(workflow);
        return session.views().tables().results(session.database(), known);
    }

    /** Workers on this computer. */
    public ClusterWords cluster() {
        return new ClusterWords(session);
    }

    /** What starts workers, here or on batch systems. */
    public LaunchWords launch() {
        return new LaunchWords(cluster());
    }

    /** A plot of a table, a list or a run. */
    public Object plot(Object data, Map<String, ?> asked) {
        return session.views().plots().plot(session::database, data, asked);
    }

    /** The kinds of plots, each a method. */
    public Object plot() {
        return session.views().plots().kinds(session::database);
    }

    public SettingsWords settings() {
        return new SettingsWords(session.settings());
    }

    /** How a value shows itself, by media type. */
    public Map<String, Object> views(Object value) {
        return session.views().of(value);
    }

    @Override
    public String whatToDo() {
        return "Inside a workflow the words step and children do what it does outside.";
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public String toString() {
        return "Jadeite in " + session.settings().home();
    }

    Result run(Workflow workflow, Map<String, ?> inputs) throws InterruptedException {
        var call = Call.read(workflow, inputs, session);
        if (call.isMany()) {
            throw new InputException(
                    "run takes one value for each input, and found a list with %d. runEach runs them here one after the other; runCloud submits them all."
                            .formatted(call.items().size()));
        }
        return calls.here(call).getFirst();
    }

    List<Result> runEach(Workflow workflow, Map<String, ?> inputs) throws InterruptedException {
        return calls.here(Call.read(workflow, inputs, session));
    }

    Runs runCloud(Workflow workflow, Map<String, ?> inputs) {
        return calls.cloud(Call.read(workflow, inputs, session));
    }
}
