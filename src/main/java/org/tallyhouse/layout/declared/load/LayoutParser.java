package org.tallyhouse.layout.declared.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;
import org.tallyhouse.layout.declared.RecordRole;
import org.tallyhouse.layout.yaml.YamlMapping;
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

    private final YamlMapping yaml;
    private final String name;

    LayoutParser(YamlMapping yaml, String name) {
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
        int before = yaml.problems().count();
        yaml.allowOnly(KEYS);
        String title = yaml.requiredText("title");
        LayoutPurpose purpose = yaml.oneOf("for", LayoutPurpose.class).orElse(null);
        Kind kind = yaml.oneOf("kind", Kind.class).orElse(null);
        Charset charset = charset();
        String lineEnd = lineEnd();
        String currency = yaml.text("currency", "");
        if (!currency.isEmpty() && Currencies.find(currency).isEmpty()) {
            yaml.problem("currency", currency, "is no ISO 4217 currency");
        }
        if (kind == null) {
            return Optional.empty();
        }
        LineForm form = kind == Kind.DELIMITED ? delimited() : fixed(charset);
        List<RecordLayout> records = records(form, charset, purpose);
        if (yaml.problems().count() == before && purpose != null) {
            LayoutCheck.check(yaml, purpose, form, currency, records);
        }
        if (yaml.problems().count() > before || purpose == null) {
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
            yaml.problem("charset", text, "does not keep ASCII, so its lines cannot be told");
        } catch (IllegalArgumentException e) {
            yaml.problem("charset", text, "is not known");
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
        yaml.problem("line-end", text, "is none of LF, CRLF");
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
            yaml.problem("between", between.toString(), "is not one byte in " + charset);
        }
        return new LineForm.Fixed(between);
    }

    private List<RecordLayout> records(LineForm form, Charset charset, @Nullable LayoutPurpose purpose) {
        List<RecordLayout> records = new ArrayList<>();
        yaml.requiredMapping("records")
                .ifPresent(all -> all.keys()
                        .forEach(recordName -> all.mapping(recordName)
                                .ifPresent(record -> records.add(record(record, recordName, form, charset, purpose)))));
        return records;
    }

    private RecordLayout record(
            YamlMapping record, String recordName, LineForm form, Charset charset, @Nullable LayoutPurpose purpose) {
        record.allowOnly(RECORD_KEYS);
        RecordRole role = record.oneOf("role", RecordRole.class).orElse(RecordRole.SKIP);
        List<FieldLayout> fields = new ArrayList<>();
        for (YamlMapping field : record.namedMappings("fields")) {
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
                recordName, role, when(record), record.flag("optional", false), fields, record.textsByKey("set"));
        if (form instanceof LineForm.Fixed fixed && !fields.isEmpty()) {
            checkLength(record, parsed, fixed);
        }
        return parsed;
    }

    private void checkLength(YamlMapping record, RecordLayout parsed, LineForm.Fixed fixed) {
        YamlMapping stated = record.has("length") ? record : yaml;
        if (!stated.has("length")) {
            return;
        }
        int length = stated.number("length", 1, 999_999, 0);
        int sum = parsed.length(fixed.gap());
        if (length > 0 && sum != length) {
            record.problem("fields", "come to %d bytes where the length is %d".formatted(sum, length));
        }
    }

    private static RecordMark when(YamlMapping record) {
        Optional<YamlMapping> found = record.mapping("when");
        if (found.isEmpty()) {
            return new RecordMark.Otherwise();
        }
        YamlMapping when = found.get();
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
        @Nullable Line line = when.oneOf("line", Line.class).orElse(null);
        return line == Line.FIRST ? new RecordMark.FirstLine() : new RecordMark.LastLine();
    }

    /** A line told by its place. */
    private enum Line {
        FIRST,
        LAST
    }
}
