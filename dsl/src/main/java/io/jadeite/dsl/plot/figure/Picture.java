package io.jadeite.dsl.plot.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * A figure as PNG or SVG; the same figure gives the same bytes wherever the fonts are the same. Needs no screen.
 */
public final class Picture {
    static {
        // Else Java would look for a screen where DISPLAY is set, and fail where that leads nowhere.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Picture() {}

    /** @param scale pixels of the picture for each CSS pixel of the figure; 2 is sharp on most screens */
    public static byte[] png(Figure figure, double scale) {
        var image = new BufferedImage(
                (int) Math.ceil(figure.width() * scale),
                (int) Math.ceil(figure.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            new Drawing(figure).paint(graphics);
        } finally {
            graphics.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param description for those who can't see it, in its {@code <desc>} */
    public static String svg(Figure figure, String description) {
        var graphics = new VectorGraphics2D();
        new Drawing(figure).paint(graphics);
        var document = new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, figure.width(), figure.height()));
        var bytes = new ByteArrayOutputStream();
        try {
            document.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SpokenSvg.of(bytes.toString(StandardCharsets.UTF_8), figure, description);
    }
}
