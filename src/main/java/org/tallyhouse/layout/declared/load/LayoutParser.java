package org.tallyhouse.layout.declared.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;
import org.tallyhouse.layout.declared.RecordRole;
import org.tallyhouse.money.Currencies;

/** Makes a layout of its YAML file; every problem is collected, and one is enough to have no layout. */
final class LayoutParser {
    private static final List<String> KEYS = List.of(
            "title",
            "for",
            "kind",
            "charset",
            "line-end",
            "separator",
            "quote",
            "names",
            "extra-columns",
            "between",
            "comment",
            "currency",
            "length",
            "records");
    private static final List<String> RECORD_KEYS = List.of("role", "when", "optional", "length", "set", "fields");

    private final YamlMap yaml;
    private final String name;

    LayoutParser(YamlMap yaml, String name) {
        this.yaml = yaml;
        this.name = name;
    }

    /** How a layout's fields are told apart. */
    private enum Kind {
        DELIMITED,
        FIXED_WIDTH
    }

    /** What a written line ends with. */
    private enum LineEnd {
        LF,
        CRLF
    }

    Optional<Layout> parse() {
        int before = yaml.problems().size();
        yaml.allowOnly(KEYS);
        String title = yaml.requiredText("title");
        LayoutPurpose purpose = yaml.oneOf("for", LayoutPurpose.class, null).orElse(null);
        Kind kind = yaml.oneOf("kind", Kind.class, null).orElse(null);
        Charset charset = charset();
        String lineEnd = lineEnd();
        String currency = yaml.text("currency", "");
        if (!currency.isEmpty() && Currencies.find(currency).isEmpty()) {
            yaml.problem("currency", "'%s' is no ISO 4217 currency".formatted(currency));
        }
        if (kind == null) {
            return Optional.empty();
        }
        LineForm form = kind == Kind.DELIMITED ? delimited() : fixed(charset);
        List<RecordLayout> records = records(form, charset, purpose);
        if (yaml.problems().size() == before && purpose != null) {
            LayoutCheck.check(yaml, purpose, form, currency, records);
        }
        if (yaml.problems().size() > before || purpose == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Layout(name, title, purpose, form, charset, lineEnd, yaml.text("comment", ""), currency, records));
    }

    /** A line end must be one byte that is part of nothing else, so the charset has to keep ASCII. */
    private Charset charset() {
        String text = yaml.text("charset", "UTF-8");
        try {
            Charset charset = Charset.forName(text);
            if (charset.canEncode() && Arrays.equals(new byte[] {'A', '\n'}, "A\n".getBytes(charset))) {
                return charset;
            }
            yaml.problem("charset", "'%s' does not keep ASCII, so its lines cannot be told".formatted(text));
        } catch (IllegalArgumentException e) {
            yaml.problem("charset", "'%s' is not known".formatted(text));
        }
        return StandardCharsets.UTF_8;
    }

    private String lineEnd() {
        String text = yaml.text("line-end", "LF");
        for (LineEnd end : LineEnd.values()) {
            if (end.name().equals(text)) {
                return end == LineEnd.LF ? "\n" : "\r\n";
            }
        }
        yaml.problem("line-end", "'%s' is none of LF, CRLF".formatted(text));
        return "\n";
    }

    private LineForm delimited() {
        List.of("between", "length").stream()
                .filter(yaml::has)
                .forEach(key -> yaml.problem(key, "is only for fixed-width files"));
        Character separator = yaml.character("separator");
        if (separator == null) {
            yaml.problem("separator", "is missing");
        }
        return new LineForm.Delimited(
                separator == null ? ',' : separator,
                yaml.character("quote"),
                yaml.flag("names", false),
                yaml.flag("extra-columns", false));
    }

    private LineForm fixed(Charset charset) {
        List.of("separator", "quote", "names", "extra-columns").stream()
                .filter(yaml::has)
                .forEach(key -> yaml.problem(key, "is only for delimited files"));
        Character between = yaml.character("between");
        if (between != null && between.toString().getBytes(charset).length != 1) {
            yaml.problem("between", "'%s' is not one byte in %s".formatted(between, charset));
        }
        return new LineForm.Fixed(between);
    }

    private List<RecordLayout> records(LineForm form, Charset charset, @Nullable LayoutPurpose purpose) {
        List<RecordLayout> records = new ArrayList<>();
        if (!yaml.has("records")) {
            yaml.problem("records", "is missing");
        }
        yaml.map("records")
                .ifPresent(all -> all.values().keySet().forEach(recordName -> {
                    if (all.values().get(recordName) instanceof Map<?, ?>) {
                        all.map(recordName)
                                .ifPresent(record -> records.add(record(record, recordName, form, charset, purpose)));
                    } else {
                        all.problem(recordName, "is not a mapping");
                    }
                }));
        return records;
    }

    private RecordLayout record(
            YamlMap record, String recordName, LineForm form, Charset charset, @Nullable LayoutPurpose purpose) {
        record.allowOnly(RECORD_KEYS);
        RecordRole role = record.oneOf("role", RecordRole.class, null).orElse(RecordRole.SKIP);
        List<FieldLayout> fields = new ArrayList<>();
        for (YamlMap field : record.maps("fields")) {
            FieldLayout parsed = FieldParser.parse(field, form, charset, fields.size() + 1);
            boolean needed = role == RecordRole.DETAIL
                    && purpose != null
                    && purpose.required().contains(parsed.name());
            fields.add(needed ? parsed.asRequired() : parsed);
        }
        if (fields.isEmpty() && role != RecordRole.SKIP) {
            record.problem("fields", "has no field");
        }
        RecordLayout parsed = new RecordLayout(
                recordName, role, when(record), record.flag("optional", false), fields, record.textMap("set"));
        if (form instanceof LineForm.Fixed fixed && !fields.isEmpty()) {
            checkLength(record, parsed, fixed);
        }
        return parsed;
    }

    private void checkLength(YamlMap record, RecordLayout parsed, LineForm.Fixed fixed) {
        YamlMap stated = record.has("length") ? record : yaml;
        if (!stated.has("length")) {
            return;
        }
        int length = stated.number("length", 1, 0);
        int sum = parsed.length(fixed.gap());
        if (length > 0 && sum != length) {
            record.problem("fields", "come to %d bytes where the length is %d".formatted(sum, length));
        }
    }

    private static RecordMark when(YamlMap record) {
        Optional<YamlMap> found = record.map("when");
        if (found.isEmpty()) {
            return new RecordMark.Otherwise();
        }
        YamlMap when = found.get();
        when.allowOnly(List.of("prefix", "field", "is", "line", "after"));
        if (when.has("prefix")) {
            return new RecordMark.Prefix(when.requiredText("prefix"));
        }
        if (when.has("after")) {
            return new RecordMark.After(when.requiredText("after"));
        }
        if (when.has("field")) {
            return new RecordMark.FieldIs(when.requiredText("field"), when.requiredText("is"));
        }
        @Nullable Line line = when.oneOf("line", Line.class, null).orElse(null);
        return line == Line.FIRST ? new RecordMark.FirstLine() : new RecordMark.LastLine();
    }

    /** A line told by its place. */
    private enum Line {
        FIRST,
        LAST
    }
}
