package org.tallyhouse.schedule.print;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyhouse.run.HomeFolders;

/**
 * Where the suite is installed, and how it is called there.
 *
 * @param environment what commands need of the environment, without secrets
 * @param needsPassword whether a password is needed besides, which is not printed
 * @param zone of the machine, by which cron goes
 */
public record Installation(
        Path runScript, String user, Map<String, String> environment, boolean needsPassword, ZoneId zone) {
    private static final List<String> PASSED_ON = List.of(
            "TALLYHOUSE_HOME", "TALLYHOUSE_DB_URL", "TALLYHOUSE_DB_USER", "JAVA_HOME", "TALLYHOUSE_JAVA_OPTIONS");
    private static final String URL = "TALLYHOUSE_DB_URL";

    public Installation {
        environment = new TreeMap<>(environment);
    }

    /** This installation, as the environment tells of it. */
    public static Installation of(Map<String, String> environment, HomeFolders folders) {
        Map<String, String> passedOn = new TreeMap<>();
        PASSED_ON.forEach(name -> {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                passedOn.put(name, value);
            }
        });
        passedOn.put("TALLYHOUSE_HOME", folders.home().toString());
        return new Installation(
                folders.checkout().resolve("run.sh"),
                System.getProperty("user.name"),
                passedOn,
                !environment.getOrDefault("TALLYHOUSE_DB_PASSWORD", "").isEmpty(),
                ZoneId.systemDefault());
    }

    /** Whether commands start a database server of their own, which stays up behind them. */
    boolean isEmbedded() {
        return !environment.containsKey(URL);
    }
}
