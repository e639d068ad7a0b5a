package io.jadeite.dsl.script.grape;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A part of Maven's settings, in which {@code ${env.NAME}} and {@code ${user.home}} stand for their values. */
record SettingsXml(Element element) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(env\\.)?([\\w.]+)}");

    static SettingsXml read(InputStream in) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new SettingsXml(builder.parse(in).getDocumentElement());
        } catch (SAXException e) {
            throw new IOException("it is no XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("each Java reads XML", e);
        }
    }

    /** The parts directly below that have this name. */
    List<SettingsXml> all(String name) {
        var found = new ArrayList<SettingsXml>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(new SettingsXml(child));
            }
        }
        return found;
    }

    Optional<String> text(String name) {
        return all(name).stream()
                .map(SettingsXml::content)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The same, empty where it isn't said. */
    String word(String name) {
        return text(name).orElse("");
    }

    String content() {
        return PLACE.matcher(element.getTextContent().strip()).replaceAll(found -> {
            var value = found.group(1) == null ? System.getProperty(found.group(2)) : System.getenv(found.group(2));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
