package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.session.Evaluated;
import java.util.List;

/** Libraries by their Maven coordinates. */
record Maven(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("maven", "addMavenDependency", "addMavenDependencies");
    }

    @Override
    public String help() {
        return "%maven GROUP:ARTIFACT:VERSION … — fetches libraries with what they need, for cells of both languages.";
    }

    @Override
    public Evaluated run(Call call) {
        var coordinates = Arguments.of(call.code());
        if (coordinates.isEmpty()) {
            throw new InputException("%maven takes libraries as group:artifact:version.");
        }
        new Libraries(workplace).add(coordinates);
        return new Evaluated.Nothing();
    }
}
