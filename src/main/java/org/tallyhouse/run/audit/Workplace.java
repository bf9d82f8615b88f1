package org.tallyhouse.run.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where somebody acts: the login that the process runs under, which no option changes, and the machine. */
public record Workplace(String login, String host) {
    private static final int LONGEST_LOGIN = 64;
    private static final int LONGEST_HOST = 255;

    public static Workplace here() {
        return new Workplace(cut(loginName(), LONGEST_LOGIN), cut(hostName(), LONGEST_HOST));
    }

    private static String loginName() {
        return ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name", "unknown"));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
