package org.tallyhouse.delivery;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passwords and passphrases, read from environment variables when they are needed and kept nowhere. */
final class Secrets {
    private final Function<String, @Nullable String> environment;

    Secrets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    static Secrets ofEnvironment() {
        return new Secrets(System::getenv);
    }

    /** @throws DropFailed if the variable is not set or empty; the message names the variable only */
    String require(String variable, String purpose) {
        String secret = environment.apply(variable);
        if (secret == null || secret.isEmpty()) {
            throw new DropFailed(DropFault.NO_SECRET
                    .says("environment variable {field} is not set; it holds {expected}")
                    .about(variable)
                    .figures(purpose, ""));
        }
        return secret;
    }
}
