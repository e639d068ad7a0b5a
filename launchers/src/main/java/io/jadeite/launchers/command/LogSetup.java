package io.jadeite.launchers.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sends the log to standard error. In code, as reading logback.xml would cost every start a tenth of a second. Logback finds
 * it by its service file. {@code JADEITE_LOG} says how much: error, warn, info, debug, trace.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** The system property by which a command says how much it usually tells. */
    static final String LEVEL = "jadeite.log";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss} %-5level %msg%n");
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(Level.WARN);
        var said = System.getenv("JADEITE_LOG");
        context.getLogger("io.jadeite")
                .setLevel(Level.toLevel(said == null ? System.getProperty(LEVEL, "warn") : said, Level.WARN));
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // Warns, with a stack, of each repository without checksums.
        context.getLogger("org.eclipse.aether").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
