package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.session.Evaluated;
import java.util.List;

/** Where libraries are looked for first. */
record MavenRepository(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("mavenRepo", "addMavenRepo");
    }

    @Override
    public String help() {
        return "%mavenRepo NAME URL — a repository that is asked before the others.";
    }

    @Override
    public Evaluated run(Call call) {
        var words = Arguments.of(call.code());
        if (words.size() != 2) {
            throw new InputException(
                    "%%mavenRepo takes a name and an address, found %d word(s).".formatted(words.size()));
        }
        new Libraries(workplace).addRepository(words.getFirst(), words.getLast());
        return new Evaluated.Nothing();
    }
}
