package org.tallyhouse.operation.running;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepWatcher;
import org.tallyhouse.run.StopRequest;

/** An opened home: its database runs and is up to date, and the parts of the suite are wired to it. */
public final class OpenedHome implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final RunCards cards;

    private OpenedHome(ConfigurableApplicationContext context, RunCards cards) {
        this.context = context;
        this.cards = cards;
    }

    /** Opens a home whose database runs and is up to date; beans are made when they are asked for, so that a short command is quick. */
    public static <W extends StepWatcher & OperatorNotices> OpenedHome open(
            HomeFolders folders, DatabaseSettings database, W watcher) {
        return open(
                folders, database, watcher, WallClock.midnight(Clock.systemUTC(), ZoneOffset.UTC), new StopRequest());
    }

    /** The same by the institution's clock, and so that its runs can be stopped. */
    public static <W extends StepWatcher & OperatorNotices> OpenedHome open(
            HomeFolders folders, DatabaseSettings database, W watcher, WallClock clock, StopRequest stop) {
        RunCards cards = RunCards.read(folders);
        folders.closeToOthers();
        // Spring would set up logging anew, and forget the file of the home
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SuiteWiring.class)
                .initializers(empty -> {
                    empty.getBeanFactory().registerSingleton("folders", folders);
                    empty.getBeanFactory().registerSingleton("watcher", watcher);
                    empty.getBeanFactory().registerSingleton("clock", clock.clock());
                    empty.getBeanFactory().registerSingleton("wallClock", clock);
                    empty.getBeanFactory().registerSingleton("stop", stop);
                    cards.addTo(empty.getEnvironment().getPropertySources());
                })
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                // as arguments, so that no environment variable or file overrules them
                .run(
                        // nothing where the command is called
                        "--spring.config.location=classpath:/",
                        "--spring.datasource.url=" + database.connectionUrl(),
                        // a run that is frozen does not keep its locks for hours; what only rests is kept alive
                        "--spring.datasource.hikari.connection-init-sql=SET SESSION wait_timeout = 3600",
                        "--spring.datasource.hikari.keepalive-time=120000",
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
        OpenedHome world = new OpenedHome(context, cards);
        try {
            cards.allowOnly(Knobs.of(context.getBeanFactory()));
            return world;
        } catch (FileRefused e) {
            world.close();
            throw e;
        }
    }

    public <T> T get(Class<T> type) {
        return made(() -> context.getBean(type));
    }

    public <T> T get(String name, Class<T> type) {
        return made(() -> context.getBean(name, type));
    }

    /** A part's knobs are read when it is made. */
    private <T> T made(Supplier<T> part) {
        try {
            return part.get();
        } catch (BeansException e) {
            throw WrongKnob.in(e, cards)
                    .<RuntimeException>map(refused -> refused)
                    .orElse(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
