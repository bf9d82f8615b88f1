package org.tallyhouse.crash;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/**
 * While it is open, the JDK itself tells before a file below a folder is made, moved or deleted. What is told may be no
 * change: whoever is told looks.
 */
final class WatchedFiles implements AutoCloseable {
    /** Under which the JDK's class finds whom to tell; it sees no class of ours. */
    private static final String TOLD = "org.tallyhouse.crash.files";

    private final Map<Path, Witness> witnesses = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> telling = ThreadLocal.withInitial(() -> false);
    private final ClassReloadingStrategy classes;

    WatchedFiles() {
        ByteBuddyAgent.install();
        classes = ClassReloadingStrategy.fromInstalledAgent();
        Consumer<Object[]> told = this::tell;
        System.getProperties().put(TOLD, told);
        watch(
                Files.class,
                "move",
                "delete",
                "deleteIfExists",
                "createDirectory",
                "copy",
                "createFile",
                "newOutputStream",
                "newByteChannel",
                "createLink",
                "createSymbolicLink");
        watch(FileChannel.class, "open");
    }

    private void watch(Class<?> type, String... methods) {
        new ByteBuddy()
                .redefine(type)
                .visit(Advice.to(Before.class)
                        .on(isPublic().and(isStatic()).and(namedOneOf(methods)).and(takesArgument(0, Path.class))))
                .make()
                .load(type.getClassLoader(), classes);
    }

    void tell(Path folder, Witness witness) {
        witnesses.put(folder, witness);
    }

    void forget(Path folder) {
        witnesses.remove(folder);
    }

    /** What is done by who is told is not told again. */
    private void tell(Object[] call) {
        if (telling.get() || witnesses.isEmpty()) {
            return;
        }
        telling.set(true);
        try {
            Object[] arguments = (Object[]) call[1];
            Path path = ((Path) arguments[0]).toAbsolutePath();
            if (isOnlyRead(arguments) || isToldAgain((String) call[0], arguments)) {
                return;
            }
            witnesses.forEach((folder, witness) -> {
                if (path.startsWith(folder)) {
                    witness.before(call[0]
                            + Arrays.stream(arguments)
                                    .filter(Path.class::isInstance)
                                    .map(argument -> " " + folder.relativize(((Path) argument).toAbsolutePath()))
                                    .collect(Collectors.joining()));
                }
            });
        } finally {
            telling.set(false);
        }
    }

    private static boolean isOnlyRead(Object[] arguments) {
        return arguments.length > 1
                && arguments[1] instanceof Set<?> options
                && (options.isEmpty() || options.contains(StandardOpenOption.READ));
    }

    /** The method that takes options one by one calls the one that takes a set of them. */
    private static boolean isToldAgain(String method, Object[] arguments) {
        return (method.equals("open") || method.equals("newByteChannel")) && arguments[1] instanceof OpenOption[];
    }

    @Override
    public void close() {
        System.getProperties().remove(TOLD);
        try {
            classes.reset(ClassFileLocator.ForClassLoader.ofSystemLoader(), Files.class, FileChannel.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Becomes a part of the methods of the JDK, so it may name classes of the JDK only. */
    private static final class Before {
        private Before() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#m") String method, @Advice.AllArguments Object[] arguments) {
            Object told = System.getProperties().get("org.tallyhouse.crash.files");
            if (told instanceof Consumer<?>) {
                @SuppressWarnings("unchecked")
                Consumer<Object[]> consumer = (Consumer<Object[]>) told;
                consumer.accept(new Object[] {method, arguments});
            }
        }
    }
}
