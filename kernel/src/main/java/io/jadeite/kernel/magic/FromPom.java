package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.kernel.session.Evaluated;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The dependencies of a POM: of a file, or of what stands below. */
record FromPom(Workplace workplace) implements Magic {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Set<String> NOT_WHEN_RUNNING = Set.of("test", "provided", "system", "import");

    @Override
    public List<String> names() {
        return List.of("loadFromPOM");
    }

    @Override
    public String help() {
        return "%loadFromPOM FILE, %%loadFromPOM — the dependencies of a POM, or of what stands below.";
    }

    @Override
    public Evaluated run(Call call) {
        var document = call.body().isPresent()
                ? parsed(call.body().get())
                : read(workplace.folder().resolve(call.arguments()));
        var root = document.getDocumentElement();
        var properties = properties(root);
        var libraries = new Libraries(workplace);
        for (var repository : all(root, "repository")) {
            libraries.addRepository(
                    text(repository, "id").orElse("repository"),
                    text(repository, "url").orElse(""));
        }
        var coordinates = coordinates(root, properties);
        if (coordinates.isEmpty()) {
            throw new InputException("There are no dependencies in it.");
        }
        libraries.add(coordinates);
        return new Evaluated.Nothing();
    }

    private static List<String> coordinates(Element root, Map<String, String> properties) {
        var problems = new Problems();
        var managed = new HashMap<String, String>();
        var coordinates = new ArrayList<String>();
        var dependencies = all(root, "dependency");
        for (var one : dependencies) {
            text(one, "version").ifPresent(version -> managed.putIfAbsent(key(one), version));
        }
        for (var one : dependencies) {
            boolean isManagement = isBelow(one, "dependencyManagement") || isBelow(one, "plugin");
            if (isManagement || NOT_WHEN_RUNNING.contains(text(one, "scope").orElse("compile"))) {
                continue;
            }
            var version = text(one, "version").or(() -> Optional.ofNullable(managed.get(key(one))));
            if (version.isEmpty()) {
                problems.add("%s has no version here; a parent's or a BOM's isn't read.".formatted(key(one)));
                continue;
            }
            var classifier = text(one, "classifier").map(name -> ":jar:" + name).orElse("");
            coordinates.add(filled(key(one) + classifier + ":" + version.get(), properties));
        }
        problems.throwIfAny();
        return coordinates;
    }

    private static String key(Element dependency) {
        return text(dependency, "groupId").orElse("?") + ":"
                + text(dependency, "artifactId").orElse("?");
    }

    private static Map<String, String> properties(Element root) {
        var properties = new HashMap<String, String>();
        for (var group : all(root, "properties")) {
            for (var node = group.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element property) {
                    properties.put(
                            property.getTagName(), property.getTextContent().strip());
                }
            }
        }
        text(root, "version").ifPresent(version -> properties.put("project.version", version));
        text(root, "groupId").ifPresent(group -> properties.put("project.groupId", group));
        return properties;
    }

    private static String filled(String text, Map<String, String> properties) {
        var filled = text;
        for (int depth = 0; depth < 5 && filled.contains("${"); depth++) {
            filled = PROPERTY.matcher(filled)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
        }
        if (filled.contains("${")) {
            throw new InputException("A property of %s isn't set in this POM.".formatted(filled));
        }
        return filled;
    }

    private static List<Element> all(Element root, String name) {
        var found = new ArrayList<Element>();
        if (root.getTagName().equals(name)) {
            found.add(root);
        }
        var nodes = root.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Optional<String> text(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                return Optional.of(child.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(Node node, String name) {
        for (var above = node.getParentNode(); above != null; above = above.getParentNode()) {
            if (above.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Document read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return parsed(in);
        } catch (IOException e) {
            throw new InputException("The POM %s can't be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** Parts of a POM will do, too. */
    private static Document parsed(String text) {
        var plain = text.strip().replaceFirst("^<\\?xml[^>]*\\?>", "");
        var whole = plain.startsWith("<project") ? plain : "<project>" + plain + "</project>";
        return parsed(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document parsed(InputStream in) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(in);
        } catch (SAXException | IOException e) {
            throw new InputException("It is no POM: %s.".formatted(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("each Java reads XML", e);
        }
    }
}
