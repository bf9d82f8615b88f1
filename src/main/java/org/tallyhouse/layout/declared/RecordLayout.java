package org.tallyhouse.layout.declared;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One kind of line: how it is told, its fields in order, and values that hold for each without standing in the file. */
public record RecordLayout(
        String name,
        RecordRole role,
        RecordMark when,
        boolean optional,
        List<FieldLayout> fields,
        Map<String, String> set) {

    public RecordLayout {
        fields = List.copyOf(fields);
    }

    public Optional<FieldLayout> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /** Where a field begins, in bytes. */
    public int offset(FieldLayout of, int gap) {
        int offset = 0;
        for (FieldLayout field : fields) {
            if (field == of) {
                return offset;
            }
            offset += field.width() + gap;
        }
        throw new IllegalArgumentException(of.name() + " is no field of " + name);
    }

    /** In bytes, with what stands between two fields. */
    public int length(int gap) {
        return fields.stream().mapToInt(FieldLayout::width).sum() + gap * Math.max(0, fields.size() - 1);
    }
}
