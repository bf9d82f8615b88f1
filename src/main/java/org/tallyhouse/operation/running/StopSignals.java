package org.tallyhouse.operation.running;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.run.StopRequest;

/**
 * What SIGTERM and SIGINT do: the first asks the run of this process to stop behind its commit, if it heeds that; a
 * second one, or one that nobody heeds, ends the process at once.
 */
public final class StopSignals {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT");
    /** What a shell tells of a process that SIGTERM ended. */
    private static final int TERMINATED = 143;

    private StopSignals() {}

    /** Every Java has this class, but compilers warn of it whatever they are told; without it signals kill, as ever. */
    public static void ask(StopRequest stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (me, method, with) -> {
                        if (method.getName().equals("handle")) {
                            received(stop);
                        }
                        return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                    });
            for (String name : NAMES) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("signals end this process at once", e);
        }
    }

    private static void received(StopRequest stop) {
        if (stop.isHeeded() && !stop.isMade()) {
            stop.make();
        } else {
            Runtime.getRuntime().halt(TERMINATED);
        }
    }
}
