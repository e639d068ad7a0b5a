package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.setting.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All workflows that are known here, by name: those of calculators, those of jars and presets in Jadeite's folder, user-defined ones.
 * Immutable.
 */
public final class Catalogue {
    private final List<Calculator> calculators;
    private final Map<String, Workflow> workflows;
    private final Set<String> installed;
    private final List<String> problems;

    private Catalogue(
            List<Calculator> calculators,
            Map<String, Workflow> workflows,
            Set<String> installed,
            List<String> problems) {
        this.calculators = calculators;
        this.workflows = workflows;
        this.installed = installed;
        this.problems = problems;
    }

    public Catalogue(List<Calculator> calculators) {
        this(calculators, List.of(), List.of());
    }

    private Catalogue(List<Calculator> calculators, List<Workflow> others, List<String> problems) {
        this.calculators = calculators.stream()
                .sorted(Comparator.comparing(Calculator::name))
                .toList();
        this.workflows = new TreeMap<>();
        var wrong = new ArrayList<>(problems);
        for (var calculator : calculators) {
            calculator
                    .workflows()
                    .forEach(workflow -> workflows.put(workflow.name().toString(), workflow));
        }
        for (var workflow : others) {
            if (workflows.putIfAbsent(workflow.name().toString(), workflow) != null) {
                wrong.add("%s is there twice; the one of %s is left out."
                        .formatted(workflow.name(), WorkflowFolder.placeOf(workflow)));
            }
        }
        this.installed = Set.copyOf(workflows.keySet());
        this.problems = List.copyOf(wrong);
    }

    /** Those of the calculators on the class path. */
    public static Catalogue installed() {
        return new Catalogue(onClassPath());
    }

    /** The same, and those of the jars in the folder {@code workflows} of Jadeite's folder. */
    public static Catalogue installed(Settings settings) {
        var folder = WorkflowFolder.read(settings.home().resolve(WorkflowFolder.NAME));
        var calculators = new ArrayList<>(onClassPath());
        calculators.addAll(folder.calculators());
        var workflows = new ArrayList<>(folder.workflows());
        var problems = new ArrayList<>(folder.problems());
        for (var calculator : calculators) {
            var added = calculator.added(settings);
            workflows.addAll(added.workflows());
            problems.addAll(added.problems());
        }
        return new Catalogue(calculators, workflows, problems);
    }

    private static List<Calculator> onClassPath() {
        return ServiceLoader.load(Calculator.class, Catalogue.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The same with one more, in the place of a user-defined one of that name.
     *
     * @throws InputException where one of that name is installed
     */
    public Catalogue with(Workflow workflow) {
        var name = workflow.name().toString();
        if (installed.contains(name)) {
            throw new InputException("%s is installed here; give another workflow another name.".formatted(name));
        }
        var more = new TreeMap<>(workflows);
        more.put(name, workflow);
        return new Catalogue(calculators, more, installed, problems);
    }

    public List<Calculator> calculators() {
        return calculators;
    }

    /** The calculators' names of workflows that belong to no calculator here: what they need they have in themselves. */
    public Set<String> workflowsOwnCalculators() {
        var known = calculators.stream().map(Calculator::name).collect(Collectors.toSet());
        var own = new TreeSet<String>();
        workflows.values().forEach(workflow -> own.add(workflow.name().calculator()));
        own.removeAll(known);
        return own;
    }

    /** Sorted by name. */
    public List<Workflow> workflows() {
        return List.copyOf(workflows.values());
    }

    /** What is wrong with jars in Jadeite's folder, a sentence each; the others are here all the same. */
    public List<String> problems() {
        return problems;
    }

    public boolean knows(String name) {
        return workflows.containsKey(name);
    }

    /** @throws InputException with the nearest known names */
    public Workflow find(String name) {
        var found = workflows.get(name);
        if (found != null) {
            return found;
        }
        var near = Nearest.question(name, workflows.keySet());
        throw new InputException("There is no workflow '%s'.%s"
                .formatted(name, near.isEmpty() ? " 'jadeite workflows list-all' shows all of them." : near));
    }
}
