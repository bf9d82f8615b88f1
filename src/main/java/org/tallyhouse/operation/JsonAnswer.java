package org.tallyhouse.operation;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Answers for programs. */
public final class JsonAnswer {
    private static final ObjectWriter WRITER = new JsonMapper().writerWithDefaultPrettyPrinter();

    private JsonAnswer() {}

    public static String of(Object answer) {
        return WRITER.writeValueAsString(answer);
    }
}
