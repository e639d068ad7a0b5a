package io.jadeite.engine.worker;

import io.jadeite.engine.text.Digest;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From which jar installed workflows come, so that a run says what made its result where no code travelled. Threads may share it. */
final class JarOrigins {
    private static final Logger LOG = LoggerFactory.getLogger(JarOrigins.class);

    /** Of a jar, as it was when this process first used it. */
    private final Map<Path, String> hashes = new ConcurrentHashMap<>();

    /** Name and hash of its jar; empty for Jadeite's own workflows. */
    Map<String, Object> of(Workflow workflow) {
        return jarOf(workflow)
                .<Map<String, Object>>map(jar -> Map.of(
                        "file", String.valueOf(jar.getFileName()), "sha256", hashes.computeIfAbsent(jar, this::hash)))
                .orElse(Map.of());
    }

    private String hash(Path jar) {
        try {
            return Digest.of(Files.readAllBytes(jar));
        } catch (IOException e) {
            LOG.warn("Can't read {}, to say which jar made a result: {}", jar, e.getMessage());
            return "unknown";
        }
    }

    private static Optional<Path> jarOf(Workflow workflow) {
        var type = workflow.getClass();
        var source = type.getProtectionDomain().getCodeSource();
        boolean isOurs = JarOrigins.class.getClassLoader().equals(type.getClassLoader());
        if (isOurs || source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
