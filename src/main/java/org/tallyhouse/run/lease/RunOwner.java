package org.tallyhouse.run.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which process holds a lease: machine, process id and start of the process. The machine includes its
 * boot and its process namespace, so that "no such process here" is only said of this very machine.
 */
record RunOwner(String machine, long pid, long startedMillis) {

    static RunOwner current() {
        ProcessHandle self = ProcessHandle.current();
        return new RunOwner(machineName(), self.pid(), started(self));
    }

    static RunOwner parse(String text) {
        String[] parts = text.split(" ");
        return parts.length == 3
                ? new RunOwner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]))
                : new RunOwner(text, 0, 0);
    }

    /** True only if the owner was a process of this machine and does not run any more. */
    boolean isDeadHere() {
        return machine.equals(machineName())
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> started(process) == startedMillis)
                        .isEmpty();
    }

    /** For people: the machine without what only tells it apart. */
    String describe() {
        return pid == 0 ? machine : "process %d on %s".formatted(pid, machine.split("/")[0]);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String machineName() {
        return hostName() + "/" + boot() + "/" + processNamespace();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
        } catch (IOException e) {
            return "-";
        }
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "-";
        }
    }

    @Override
    public String toString() {
        return machine + " " + pid + " " + startedMillis;
    }
}
