package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.Evaluated;
import java.util.List;

/** What magics there are. */
record ListMagics(List<Magic> all) implements Magic {
    ListMagics {
        all = List.copyOf(all);
    }

    @Override
    public List<String> names() {
        return List.of("lsmagic", "magics");
    }

    @Override
    public String help() {
        return "%lsmagic — this list.";
    }

    @Override
    public Evaluated run(Call call) {
        all.forEach(magic -> System.out.println(magic.help()));
        System.out.println(help());
        return new Evaluated.Nothing();
    }
}
