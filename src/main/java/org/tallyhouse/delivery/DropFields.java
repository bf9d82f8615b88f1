package org.tallyhouse.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The keys of one bank in {@code drops.yml}; problems name the path of the key, never its value. */
record DropFields(String bank, JsonNode node, List<String> problems) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    String path(String key) {
        return bank + "." + key;
    }

    void problem(String key, String reason) {
        problems.add(path(key) + " " + reason);
    }

    void allowOnly(Set<String> keys) {
        node.propertyNames().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> problem(key, "is no key here; the keys are " + String.join(", ", new TreeSet<>(keys))));
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** The text under a key; empty, and a problem, if it is missing. */
    String required(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            problem(key, "is missing");
        }
        return text;
    }

    int number(String key, int otherwise, int most) {
        if (!has(key)) {
            return otherwise;
        }
        String text = text(key);
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            problem(key, "is not a whole number from 1 to " + most);
        }
        return number;
    }

    Optional<String> variable(String key) {
        String name = text(key);
        if (VARIABLE.matcher(name).matches()) {
            return Optional.of(name);
        }
        problem(key, "is not the name of an environment variable; the secret itself does not belong here");
        return Optional.empty();
    }

    Set<String> hostKeys(String key) {
        Set<String> keys =
                Arrays.stream(text(key).split(",")).map(String::strip).collect(Collectors.toSet());
        if (!keys.stream().allMatch(fingerprint -> HOST_KEY.matcher(fingerprint).matches())) {
            problem(key, "is not a SHA-256 fingerprint as ssh-keygen -lf prints it, SHA256: and 43 characters");
        }
        return keys;
    }

    private String text(String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }
}
