package io.jadeite.engine.faults;

import io.jadeite.engine.faults.Recorded.Run;
import io.jadeite.engine.faults.Recorded.Try;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The queue's promises I1 to I8, looked for in what the database says and in what happened outside. Each breach is a sentence with
 * the run's number.
 */
final class Invariants {
    private static final int MOST_OF_A_KIND = 20;

    private final Recorded recorded;
    private final List<Outside.Child> children;
    private final Expected expected;
    private final Map<Long, List<Try>> tries;
    private final Map<Long, List<Recorded.Saved>> saved;
    private final Map<String, List<String>> violations = new TreeMap<>();

    private Invariants(Recorded recorded, List<Outside.Child> children, Expected expected) {
        this.recorded = recorded;
        this.children = children;
        this.expected = expected;
        this.tries = recorded.triesByRun();
        this.saved = recorded.savedByRun();
    }

    /** None where all is well. */
    static List<String> violations(Recorded recorded, List<Outside.Child> children, Expected expected) {
        var check = new Invariants(recorded, children, expected);
        check.noneIsLost();
        for (var run : recorded.runs()) {
            var own = check.tries.getOrDefault(run.id(), List.of());
            check.oneIsAccepted(run, own);
            check.eachAttemptHasACause(run, own);
            check.theResultIsTheAcceptedOne(run, own);
            check.lossesAreCounted(run, own);
        }
        check.eachAttemptStartsOnce();
        check.childrenDoNotOverlap();
        check.prioritiesAreKept();
        check.childrenWaitForTheirParents();
        return check.all();
    }

    private void noneIsLost() {
        if (recorded.runs().size() != expected.total()) {
            note(
                    "I1",
                    "%d runs were submitted, %d are there"
                            .formatted(expected.total(), recorded.runs().size()));
        }
        var there = recorded.runs().stream().map(Run::id).collect(Collectors.toSet());
        expected.acknowledged().stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> note("I1", "run %d was acknowledged and isn't there".formatted(id)));
        for (var run : recorded.runs()) {
            int wanted = expected.failing().contains(run.id()) ? Recorded.FAILED : Recorded.SUCCEEDED;
            if (run.state() != wanted) {
                note(
                        "I1",
                        "run %d has the state %d, not %d (%s)"
                                .formatted(run.id(), run.state(), wanted, run.failureKind()));
            }
        }
    }

    private void oneIsAccepted(Run run, List<Try> own) {
        long accepted = own.stream()
                .filter(attempt -> attempt.outcome().equals("SUCCEEDED"))
                .count();
        int wanted = run.state() == Recorded.SUCCEEDED ? 1 : 0;
        if (accepted != wanted) {
            note("I2", "run %d in state %d has %d accepted attempts".formatted(run.id(), run.state(), accepted));
        }
    }

    private void eachAttemptHasACause(Run run, List<Try> own) {
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).number() != i + 1) {
                note("I3", "run %d has no attempt %d".formatted(run.id(), i + 1));
                return;
            }
        }
        if (own.size() != run.attempt()) {
            note("I3", "run %d is at attempt %d, but has %d".formatted(run.id(), run.attempt(), own.size()));
        }
        long handedBack = count(own, "HANDED_BACK");
        if (own.size() > 1 + run.lost() + handedBack) {
            note(
                    "I3",
                    "run %d was tried %d times, but was lost %d times and handed back %d times"
                            .formatted(run.id(), own.size(), run.lost(), handedBack));
        }
    }

    private void theResultIsTheAcceptedOne(Run run, List<Try> own) {
        var rows = saved.getOrDefault(run.id(), List.of());
        if (rows.size()
                != (run.state() == Recorded.SUCCEEDED || expected.failing().contains(run.id()) ? 1 : 0)) {
            note("I4", "run %d in state %d has %d rows of results".formatted(run.id(), run.state(), rows.size()));
            return;
        }
        var accepted = own.stream()
                .filter(attempt -> attempt.outcome().equals("SUCCEEDED"))
                .toList();
        if (rows.size() == 1
                && accepted.size() == 1
                && rows.getFirst().attempt() != accepted.getFirst().number()) {
            note(
                    "I4",
                    "run %d has the result of attempt %d, but attempt %d was accepted"
                            .formatted(
                                    run.id(),
                                    rows.getFirst().attempt(),
                                    accepted.getFirst().number()));
        }
    }

    private void lossesAreCounted(Run run, List<Try> own) {
        if (run.lost() < count(own, "LOST") || run.lost() > own.size() - count(own, "HANDED_BACK")) {
            note("I6", "run %d counts %d losses in %d attempts".formatted(run.id(), run.lost(), own.size()));
        }
        if (!expected.disturbed() && own.size() > 1) {
            note("I6", "run %d was tried %d times, and no worker was disturbed".formatted(run.id(), own.size()));
        }
        if (run.failureKind().equals("lost") && run.lost() < expected.crashLimit()) {
            note("I6", "run %d failed as lost after %d losses".formatted(run.id(), run.lost()));
        }
    }

    private void eachAttemptStartsOnce() {
        var seen = new HashSet<List<Long>>();
        var known = new HashSet<List<Long>>();
        recorded.tries().forEach(attempt -> known.add(List.of(attempt.run(), (long) attempt.number())));
        var whole = new HashSet<List<Long>>();
        for (var child : children) {
            var key = List.of(child.run(), (long) child.attempt());
            if (!seen.add(key)) {
                note("I3", "run %d attempt %d was started twice".formatted(child.run(), child.attempt()));
            }
            if (!known.contains(key)) {
                note(
                        "I3",
                        "run %d attempt %d was started, and the database has no such attempt"
                                .formatted(child.run(), child.attempt()));
            }
            if (child.whole()) {
                whole.add(key);
            }
        }
        recorded.tries().stream()
                .filter(attempt -> attempt.outcome().equals("SUCCEEDED"))
                .filter(attempt -> !whole.contains(List.of(attempt.run(), (long) attempt.number())))
                .forEach(attempt -> note(
                        "I2",
                        "run %d attempt %d was accepted, but its child didn't end"
                                .formatted(attempt.run(), attempt.number())));
    }

    private void childrenDoNotOverlap() {
        var byRun = children.stream().collect(Collectors.groupingBy(Outside.Child::run));
        byRun.forEach((run, own) -> {
            for (int i = 1; i < own.size(); i++) {
                for (int j = 0; j < i; j++) {
                    long end = endOf(own.get(j), own.get(i).start());
                    long over =
                            Math.min(end, endOf(own.get(i), end)) - own.get(i).start();
                    if (over > expected.overlap().toMillis()) {
                        note(
                                "I5",
                                "run %d: attempts %d and %d were there at once for %d ms"
                                        .formatted(
                                                run,
                                                own.get(j).attempt(),
                                                own.get(i).attempt(),
                                                over));
                    }
                }
            }
        });
    }

    /** A child that was killed told no end; it is taken to have ended at once. */
    private static long endOf(Outside.Child child, long unknown) {
        return child.isAlive() ? System.currentTimeMillis() : child.end().orElse(unknown);
    }

    /** Of the first attempts only: when a run came back to the queue the database doesn't keep. */
    private void prioritiesAreKept() {
        var waiting = recorded.bonds().stream().map(Recorded.Bond::child).collect(Collectors.toSet());
        var first = new HashMap<Long, Long>();
        recorded.tries().stream()
                .filter(attempt -> attempt.number() == 1)
                .forEach(attempt -> first.put(attempt.run(), attempt.started()));
        long slack = expected.prioritySlack().toMillis();
        var byLane = recorded.runs().stream()
                .filter(run -> first.containsKey(run.id()))
                .collect(Collectors.groupingBy(Run::lane));
        for (var lane : byLane.values()) {
            for (var lower : lane) {
                long time = first.getOrDefault(lower.id(), 0L);
                lane.stream()
                        .filter(higher -> higher.priority() > lower.priority()
                                && !waiting.contains(higher.id())
                                && higher.notBefore() == null
                                && higher.created() < time - slack
                                && first.getOrDefault(higher.id(), 0L) > time + slack)
                        .findFirst()
                        .ifPresent(higher -> note(
                                "I7",
                                "run %d (priority %d) started while run %d (priority %d) was PENDING"
                                        .formatted(lower.id(), lower.priority(), higher.id(), higher.priority())));
            }
        }
    }

    private void childrenWaitForTheirParents() {
        var ends = new HashMap<Long, Long>();
        for (var run : recorded.runs()) {
            if (run.finished() != null) {
                ends.put(run.id(), run.finished());
            }
        }
        for (var bond : recorded.bonds()) {
            for (var attempt : tries.getOrDefault(bond.child(), List.of())) {
                if (attempt.started() < ends.getOrDefault(bond.parent(), Long.MAX_VALUE)) {
                    note(
                            "I8",
                            "run %d started before run %d, which it waits for, was saved"
                                    .formatted(bond.child(), bond.parent()));
                }
            }
        }
    }

    private static long count(List<Try> own, String outcome) {
        return own.stream().filter(attempt -> attempt.outcome().equals(outcome)).count();
    }

    private void note(String invariant, String sentence) {
        violations.computeIfAbsent(invariant, _ -> new ArrayList<>()).add(invariant + ": " + sentence);
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        violations.forEach((invariant, found) -> {
            all.addAll(found.subList(0, Math.min(MOST_OF_A_KIND, found.size())));
            if (found.size() > MOST_OF_A_KIND) {
                all.add("%s: and %d more".formatted(invariant, found.size() - MOST_OF_A_KIND));
            }
        });
        return all;
    }
}
