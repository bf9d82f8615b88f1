package org.tallyhouse.operation.running;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.tallyhouse.failure.CauseText;

/**
 * The log file of a home. It is made with its first line, so that a command which logs nothing leaves nothing; where
 * it cannot be written, one line on standard error says so and the command goes on without it.
 */
public final class LogFile extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{36} %replace(%msg){'[\\r\\n\\x1b]+', ' | '}%n";

    private final Path file;
    private final PrintStream err;
    private boolean isTried;
    private @Nullable RollingFileAppender<ILoggingEvent> opened;

    private LogFile(Path file, PrintStream err) {
        this.file = file;
        this.err = err;
    }

    /** Everything that is logged until it is closed goes there, also what libraries log by java.util.logging. */
    public static LogFile of(Path home, PrintStream err) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LogFile log = new LogFile(home.resolve("data/log/tallyhouse.log"), err);
        log.setContext(context());
        log.start();
        root().addAppender(log);
        return log;
    }

    /** Where an operator finds more of what was just logged; empty if the file could not be written. */
    public synchronized String more() {
        return opened == null ? "" : " (more in %s)".formatted(file);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!isTried) {
            isTried = true;
            open();
        }
        if (opened != null) {
            opened.doAppend(event);
        }
    }

    private void open() {
        try {
            file.getParent().toFile().mkdirs();
            // its refusal names the file and says why in a few words
            new FileOutputStream(file.toFile(), true).close();
            opened = appender();
        } catch (IOException e) {
            err.println("there is no log of this command: " + CauseText.of(e));
        }
    }

    /** A new file each day or 50 MB. */
    private RollingFileAppender<ILoggingEvent> appender() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        appender.setContext(getContext());
        appender.setName(file.toString());
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(rolling);
        rolling.setContext(getContext());
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%d.%i.gz");
        rolling.setMaxFileSize(FileSize.valueOf("50MB"));
        rolling.setMaxHistory(30);
        rolling.setTotalSizeCap(FileSize.valueOf("1GB"));
        rolling.start();
        appender.start();
        return appender;
    }

    @Override
    public synchronized void close() {
        root().detachAppender(this);
        stop();
        if (opened != null) {
            opened.stop();
        }
    }

    private static LoggerContext context() {
        // while another thread sets logging up, which it does under this lock, there is a substitute only
        synchronized (LoggerFactory.class) {
            return (LoggerContext) LoggerFactory.getILoggerFactory();
        }
    }

    private static Logger root() {
        return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
