package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.vasp.input.PotcarHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates rules for one structure. */
final class Evaluation {
    private static final int LAST_WITHOUT_D = 20;
    private static final int LAST_WITHOUT_F = 56;
    private static final double STEP_WITH_HYDROGEN = 0.5;
    private static final double STEP = 2.0;

    private final Preset preset;
    private final Subject subject;
    private final List<String> remarks;

    Evaluation(Preset preset, Subject subject, List<String> remarks) {
        this.preset = preset;
        this.subject = subject;
        this.remarks = remarks;
    }

    /** Plain; empty where the tag isn't set. */
    Optional<Object> value(IncarRule rule) {
        var structure = subject.structure();
        return switch (rule) {
            case IncarRule.Unset _ -> Optional.empty();
            case IncarRule.Fixed fixed -> Optional.of(fixed.value());
            case IncarRule.Moments(Map<String, Object> bySpecies) -> Optional.of(moments(bySpecies));
            case IncarRule.Hubbard(Map<String, Object> byAnion) -> Optional.of(hubbard(byAnion));
            case IncarRule.EachSite(Map<String, Object> byElement) -> Optional.of(eachSite(byElement));
            case IncarRule.PerAtom(double value) -> Optional.of(value * structure.size());
            case IncarRule.ByGap byGap -> Optional.of(byGap(byGap));
            case IncarRule.SpacingByGap _ ->
                Optional.of(Gap.spacing(subject.choices().bandGap().orElse(0)));
            case IncarRule.SpacingBySteps _ ->
                Optional.of(Gap.spacingBySteps(subject.choices().bandGap().orElse(0)));
            case IncarRule.FromParameter(String name) -> parameter(name);
            case IncarRule.TimeStep(String name) ->
                Optional.of(parameter(name).orElse(hasHydrogen() ? STEP_WITH_HYDROGEN : STEP));
            case IncarRule.StepCount(String name, String timeStep) ->
                parameter(name).map(count -> steps(count, timeStep));
            case IncarRule.EachElement(Object value) ->
                Optional.of(Collections.nCopies(
                        (int) structure.elements().stream().distinct().count(), value));
            case IncarRule.AlongVector(int vector, double density) ->
                Optional.of((long) Math.ceil(structure.lattice().lengths()[vector] * density));
            case IncarRule.LargestCutoff(double factor) ->
                Optional.of(factor
                        * subject.potcar().get().stream()
                                .mapToDouble(PotcarHeader::largestCutoff)
                                .max()
                                .orElseThrow());
            case IncarRule.ByShell(Object d, Object f) -> byShell(d, f);
            case IncarRule.ByMetals(Object metal, Object otherwise) ->
                Optional.of(subject.allMetals() ? metal : otherwise);
            case IncarRule.Images _ -> Optional.of(subject.images() - 2L);
            case IncarRule.Contains(List<String> elements) ->
                Optional.of(elements.stream().anyMatch(subject::contains));
            case IncarRule.CentreOfMass _ -> Optional.of(centreOfMass());
        };
    }

    private List<Object> moments(Map<String, Object> bySpecies) {
        Map<String, Object> chosen =
                subject.choices().incar().get("MAGMOM") instanceof Map<?, ?> map ? RuleReader.strings(map) : Map.of();
        if (subject.contains("Co") && chosen.isEmpty()) {
            remarks.add("Co without a moment of its own begins with low spin; give --magmom where that isn't wanted.");
        }
        return SiteMoments.of(subject.structure(), chosen, bySpecies, isNoncollinear());
    }

    private boolean isNoncollinear() {
        var coupling = preset.afterwards().get("LSORBIT");
        return (coupling != null && coupling.rule().equals(IncarRule.Fixed.ON))
                || Boolean.TRUE.equals(subject.choices().incar().get("LSORBIT"))
                || Boolean.TRUE.equals(subject.choices().incar().get("LNONCOLLINEAR"));
    }

    private List<Object> hubbard(Map<String, Object> byAnion) {
        var numbers = byAnion.get(subject.mostElectronegative().symbol()) instanceof Map<?, ?> ofAnion
                ? RuleReader.strings(ofAnion)
                : byAnion;
        var values = new ArrayList<Object>();
        for (var element : subject.elements()) {
            values.add(numbers.get(element.symbol()) instanceof Number number ? number : 0);
        }
        return values;
    }

    private List<Object> eachSite(Map<String, Object> byElement) {
        var values = new ArrayList<Object>();
        for (var element : subject.structure().elements()) {
            values.add(byElement.get(element.symbol()) instanceof Number number ? number : 0.0);
        }
        return values;
    }

    private Object byGap(IncarRule.ByGap rule) {
        var gap = subject.choices().bandGap();
        if (gap.isEmpty()) {
            return rule.unknown();
        }
        return gap.getAsDouble() <= rule.tolerance() ? rule.metal() : rule.insulator();
    }

    private Optional<Object> parameter(String name) {
        var value = subject.choices().parameters().get(name);
        var found = value == null ? preset.parameters().get(name) : value;
        return found == null || found.equals("") ? Optional.empty() : Optional.of(found);
    }

    private Object steps(Object count, String timeStep) {
        boolean more = hasHydrogen() && parameter(timeStep).isEmpty();
        return count instanceof Number number && more ? number.longValue() * 4 : count;
    }

    private boolean hasHydrogen() {
        return subject.contains("H");
    }

    private Optional<Object> byShell(Object d, Object f) {
        int heaviest = subject.structure().elements().stream()
                .mapToInt(Element::number)
                .max()
                .orElseThrow();
        if (heaviest > LAST_WITHOUT_F) {
            return Optional.of(f);
        }
        return heaviest > LAST_WITHOUT_D ? Optional.of(d) : Optional.empty();
    }

    private List<Object> centreOfMass() {
        var sum = Vector.ZERO;
        double mass = 0;
        for (var site : subject.structure().sites()) {
            sum = sum.plus(site.fractional().times(site.element().mass()));
            mass += site.element().mass();
        }
        if (!(mass > 0)) {
            throw new InputException("The structure has no mass.");
        }
        var centre = sum.times(1 / mass);
        return List.of(centre.x(), centre.y(), centre.z());
    }
}
