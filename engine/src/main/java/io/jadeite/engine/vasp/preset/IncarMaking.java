package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.IncarValue;
import io.jadeite.engine.vasp.preset.Preset.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the INCAR: the preset's rules with what was chosen in their place, evaluated; then what the preset lays over; then what was
 * chosen once more, as nothing wins over it; then what has no effect is taken away.
 */
final class IncarMaking {
    static final String CHOSEN = "chosen";

    private static final Set<String> BY_ELEMENT = Set.of("LDAUU", "LDAUJ", "LDAUL");
    private static final List<String> OF_RELAXATIONS = List.of("EDIFFG", "IBRION", "ISIF", "POTIM");
    private static final List<String> OF_HUBBARD = List.of("LDAUU", "LDAUJ", "LDAUL", "LDAUTYPE");

    private final Preset preset;
    private final Subject subject;
    private final Map<String, Object> chosen;
    private final Evaluation evaluation;
    private final Map<String, IncarValue> incar = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    IncarMaking(Preset preset, Subject subject, List<String> remarks) {
        this.preset = preset;
        this.subject = subject;
        this.chosen = subject.choices().incar();
        this.evaluation = new Evaluation(preset, subject, remarks);
    }

    Incar incar() {
        var settings = settings();
        problems.throwIfAny();
        boolean hubbard =
                settings.containsKey("LDAU") && settings.get("LDAU").rule().equals(IncarRule.Fixed.ON);
        settings.forEach((tag, said) -> {
            if (!BY_ELEMENT.contains(tag) || hubbard) {
                evaluate(tag, said, settings.containsKey("EDIFF"));
            }
        });
        if (!hubbard || total("LDAUU") <= 0) {
            List.copyOf(incar.keySet()).stream()
                    .filter(tag -> tag.startsWith("LDAU"))
                    .forEach(this::remove);
        }
        preset.afterwards().forEach((tag, said) -> {
            if (!chosen.containsKey(tag)) {
                layOver(tag, said);
            }
        });
        chosen.forEach((tag, value) -> {
            boolean wasTable = BY_ELEMENT.contains(tag) || tag.equals("MAGMOM");
            if (!wasTable || value.equals(Choices.UNSET)) {
                choose(tag, value);
            }
        });
        if (preset.tidy()) {
            tidy();
        }
        problems.throwIfAny();
        return new Incar(incar);
    }

    /** Call after {@link #incar()}. */
    Map<String, String> origins() {
        return origins;
    }

    private Map<String, Said> settings() {
        var settings = new LinkedHashMap<>(preset.incar());
        subject.choices()
                .dispersion()
                .ifPresent(name -> PresetLibrary.dispersion(name)
                        .forEach((tag, value) -> settings.put(
                                tag,
                                new Said(
                                        new IncarRule.Fixed(Incar.typed(tag, value)),
                                        "van der Waals method " + name))));
        chosen.forEach((tag, value) -> {
            if (value.equals(Choices.UNSET)) {
                settings.remove(tag);
            } else if (!(tag.equals("MAGMOM") && value instanceof List<?>)) {
                try {
                    settings.put(tag, new Said(RuleReader.read(tag, value), CHOSEN));
                } catch (InputException e) {
                    problems.add(e.getMessage());
                }
            }
        });
        return settings;
    }

    private void evaluate(String tag, Said said, boolean fixedThreshold) {
        if (said.rule() instanceof IncarRule.PerAtom(double value)) {
            if (!fixedThreshold) {
                put("EDIFF", value * subject.structure().size(), said.from());
            }
            return;
        }
        evaluation.value(said.rule()).ifPresent(value -> put(tag, value, said.from()));
    }

    private void layOver(String tag, Said said) {
        switch (said.rule()) {
            case IncarRule.Unset _ -> remove(tag);
            case IncarRule.PerAtom(double value) -> put(tag, value, said.from());
            case IncarRule rule ->
                evaluation.value(rule).ifPresentOrElse(value -> put(tag, value, said.from()), () -> remove(tag));
        }
    }

    private void choose(String tag, Object value) {
        if (value.equals(Choices.UNSET)) {
            remove(tag);
        } else if (!tag.equals("EDIFF_PER_ATOM")) {
            problems.collect(() -> {
                put(tag, Incar.checked(tag, value), CHOSEN);
                return incar;
            });
        }
    }

    private void put(String tag, Object plain, String from) {
        incar.put(tag, Incar.typed(tag, plain));
        origins.put(tag, from);
    }

    private void remove(String tag) {
        incar.remove(tag);
        origins.remove(tag);
    }

    private void tidy() {
        if (number("NSW", 0) == 0) {
            OF_RELAXATIONS.forEach(this::removeUnlessChosen);
        }
        if (number("ISPIN", 1) == 1) {
            removeUnlessChosen("MAGMOM");
        }
        if (!IncarRule.Fixed.ON.value().equals(incar.get("LDAU"))) {
            OF_HUBBARD.forEach(this::removeUnlessChosen);
        }
    }

    private void removeUnlessChosen(String tag) {
        if (!chosen.containsKey(tag)) {
            remove(tag);
        }
    }

    private double number(String tag, double otherwise) {
        var value = incar.get(tag);
        return value != null && value.plain() instanceof Number number ? number.doubleValue() : otherwise;
    }

    private double total(String tag) {
        return incar.get(tag) instanceof IncarValue.Many many
                ? many.values().stream()
                        .mapToDouble(value -> value.plain() instanceof Number number ? number.doubleValue() : 0)
                        .sum()
                : 0;
    }
}
