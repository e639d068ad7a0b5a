package io.jadeite.kernel.display;

import io.jadeite.kernel.language.MimeBundle;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of Java's as PNG. */
final class Images {
    private Images() {}

    static MimeBundle bundle(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            // A cache on disk would be slower than the picture.
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return new MimeBundle(
                Map.of(
                        "image/png",
                        bytes.toByteArray(),
                        "text/plain",
                        "a picture of %d × %d pixels".formatted(image.getWidth(), image.getHeight())),
                Map.of());
    }
}
