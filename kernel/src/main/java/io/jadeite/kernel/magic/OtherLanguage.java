package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import java.util.List;

/** {@code %%java}, {@code %%groovy}: a cell, or a line, in the other language. */
record OtherLanguage(Workplace workplace, String language) implements Magic {
    @Override
    public List<String> names() {
        return List.of(language);
    }

    @Override
    public String help() {
        return "%%" + language + " — the cell below is in this language; variables and classes are shared.";
    }

    @Override
    public Evaluated run(Call call) throws CellFailure {
        return workplace.run(language, Lines.placed(call), call.place().cell());
    }
}
