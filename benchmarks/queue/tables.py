"""Medians, Markdown tables and the list of what is to be reached."""
import statistics


def number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def cell(values):
    """Median (least–most)."""
    if not values:
        return "–"
    middle = number(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} ({number(min(values))}–{number(max(values))})"


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


class Figures:
    """All that was measured: lists of values, one a round, by what and whose they are; and who had none, with the reason."""

    def __init__(self):
        self.values = {}
        self.reasons = {}
        self.targets = []

    def add(self, what, whose, value):
        self.values.setdefault((what, whose), []).append(value)

    def explain(self, what, whose, reason):
        self.reasons.setdefault((what, whose), reason)

    def of(self, what, whose):
        return self.values.get((what, whose), [])

    def median(self, what, whose):
        values = self.of(what, whose)
        return statistics.median(values) if values else None

    def ratio(self, what, whose, to, other=None):
        """Of medians; None where one is missing."""
        above, below = self.median(what, whose), self.median(other or what, to)
        return above / below if above is not None and below else None

    def shown(self, what, whose):
        values = self.of(what, whose)
        reason = self.reasons.get((what, whose))
        if reason and values:
            return f"{cell(values)}, {reason}"
        return reason or cell(values)

    def at_least(self, name, bound, value):
        self.targets.append((name, f"≥ {bound}", value, value is not None and value >= bound))

    def at_most(self, name, bound, value):
        self.targets.append((name, f"≤ {bound}", value, value is not None and value <= bound))

    def failed(self):
        return [f"{what}, {whose}: {reason}" for (what, whose), reason in self.reasons.items() if reason.startswith("failed")]


def ratio(value):
    return "–" if value is None else f"{value:.2f}"


def target_table(targets):
    return table(["to reach", "bound", "found", ""], [
        [name, bound, "not measured" if value is None else f"{value:.2f}", "yes" if reached else "" if value is None else "NO"]
        for name, bound, value, reached in targets])
