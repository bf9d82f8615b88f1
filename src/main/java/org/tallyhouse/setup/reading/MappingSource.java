package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.yaml.YamlMapping;

/** A mapping of a YAML file, whose keys are the fields. */
public record MappingSource(YamlMapping yaml) implements FieldSource {

    @Override
    public String file() {
        return yaml.file();
    }

    @Override
    public long line() {
        return yaml.line();
    }

    @Override
    public String text(String field) {
        return yaml.textIfAny(field).trim();
    }

    @Override
    public FileProblem problem(String field, String value, String reason) {
        return yaml.problemAt(field, value, reason);
    }
}
