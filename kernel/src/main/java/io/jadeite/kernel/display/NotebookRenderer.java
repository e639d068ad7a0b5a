package io.jadeite.kernel.display;

import io.jadeite.dsl.script.ValueView;
import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.language.Renderer;
import java.awt.image.RenderedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Shows any value: what a {@link ValueView} knows by that, images as PNG, maps and rows as HTML tables, everything in plain text
 * too, for consoles and for those who can't see. Threads may share it.
 */
public final class NotebookRenderer implements Renderer {
    /** Loaded when the first value comes that isn't plain: it brings the libraries of tables and plots. */
    private static final class Views {
        static final List<ValueView> ALL =
                ServiceLoader.load(ValueView.class, NotebookRenderer.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return switch (value) {
            case null -> plain("null");
            case MimeBundle bundle -> bundle;
            case CharSequence text -> plain(text.toString());
            case Number number -> plain(PlainText.of(number));
            case Boolean truth -> plain(truth.toString());
            case Character character -> plain(character.toString());
            case RenderedImage image -> Images.bundle(image);
            default -> byView(value);
        };
    }

    private static MimeBundle byView(Object value) {
        for (var view : Views.ALL) {
            if (view.takes(value)) {
                return new MimeBundle(view.views(value), Map.of());
            }
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("text/plain", PlainText.of(value));
        Rows.of(value).ifPresent(rows -> data.put("text/html", rows.html()));
        return new MimeBundle(data, Map.of());
    }

    private static MimeBundle plain(String text) {
        return MimeBundle.of("text/plain", PlainText.shortened(text));
    }
}
