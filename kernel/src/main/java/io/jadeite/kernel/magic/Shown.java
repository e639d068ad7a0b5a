package io.jadeite.kernel.magic;

import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.session.Evaluated;
import java.util.List;
import java.util.Map;

/** {@code %%html} and others: the cell's text, shown as what it is. */
record Shown(String name, String mediaType) implements Magic {
    static List<Magic> all() {
        return Map.of(
                        "html", "text/html",
                        "markdown", "text/markdown",
                        "latex", "text/latex",
                        "svg", "image/svg+xml",
                        "javascript", "application/javascript")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .<Magic>map(one -> new Shown(one.getKey(), one.getValue()))
                .toList();
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public String help() {
        return "%%" + name + " — shows the text below as " + mediaType + ".";
    }

    @Override
    public Evaluated run(Call call) {
        return new Evaluated.Value(new MimeBundle(Map.of(mediaType, call.code(), "text/plain", call.code()), Map.of()));
    }
}
