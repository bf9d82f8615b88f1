package org.tallyhouse.operation.running;

import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.Migrations;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepWatcher;

/** An opened home: its database runs and is up to date, and the parts of the suite are wired to it. */
public final class OpenedHome implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private OpenedHome(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens a home whose database server runs; beans are made when they are asked for, so that a short command is quick. */
    public static <W extends StepWatcher & OperatorNotices> OpenedHome open(
            Path home, DatabaseSettings database, W watcher) {
        Migrations.apply(database);
        return new OpenedHome(new SpringApplicationBuilder(SuiteWiring.class)
                .initializers(empty -> register(empty, watcher))
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                // as arguments, so that no environment variable or file overrules them
                .run(
                        "--tallyhouse.home=" + home,
                        "--spring.datasource.url=" + database.connectionUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password()));
    }

    private static <W extends StepWatcher & OperatorNotices> void register(
            ConfigurableApplicationContext empty, W watcher) {
        empty.getBeanFactory().registerSingleton("watcher", watcher);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
