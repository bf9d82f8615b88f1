package org.tallyhouse.layout.declared.load;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.AmountType;
import org.tallyhouse.layout.declared.AmountType.Sign;
import org.tallyhouse.layout.declared.ControlTotal;
import org.tallyhouse.layout.declared.DateType;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.FieldType;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.TimestampType;
import org.tallyhouse.layout.yaml.YamlMapping;
import org.tallyhouse.layout.yaml.YamlText;

/** Makes a field of its part of a layout's file. */
final class FieldParser {
    private static final List<String> COMMON = List.of(
            "name",
            "type",
            "width",
            "column",
            "align",
            "pad",
            "prefix",
            "suffix",
            "required",
            "max",
            "cut",
            "mask",
            "control");
    private static final Map<Kind, List<String>> OWN = Map.of(
            Kind.AMOUNT, List.of("unit", "decimals", "thousands", "sign", "plus", "minus", "sign-field"),
            Kind.DATE, List.of("pattern"),
            Kind.TIMESTAMP, List.of("pattern", "zone"),
            Kind.CODE, List.of("codes"),
            Kind.CONSTANT, List.of("value"));
    private static final int MOST = 999_999;
    private static final int MOST_DIGITS = 18;

    /** What a field holds. */
    private enum Kind {
        TEXT,
        NUMBER,
        AMOUNT,
        DATE,
        TIMESTAMP,
        CODE,
        CONSTANT,
        ROW_NUMBER,
        FILLER
    }

    /** Which side of its width a text stands on. */
    private enum Align {
        LEFT,
        RIGHT
    }

    /** How an amount counts. */
    private enum Unit {
        MINOR,
        MAJOR
    }

    private final YamlMapping yaml;
    private final LineForm form;
    private final Charset charset;

    private FieldParser(YamlMapping yaml, LineForm form, Charset charset) {
        this.yaml = yaml;
        this.form = form;
        this.charset = charset;
    }

    /** The position counts from 1 and is the column of a delimited file that names none. */
    static FieldLayout parse(YamlMapping yaml, LineForm form, Charset charset, int position) {
        return new FieldParser(yaml, form, charset).field(position);
    }

    private FieldLayout field(int position) {
        Kind kind = yaml.oneOf("type", Kind.class, Kind.TEXT);
        yaml.allowOnly(Stream.concat(COMMON.stream(), OWN.getOrDefault(kind, List.of()).stream())
                .toList());
        FieldType type = type(kind);
        String name = kind == Kind.FILLER ? yaml.text("name", "filler" + position) : yaml.requiredText("name");
        Align align = yaml.oneOf("align", Align.class, type.isFigure() ? Align.RIGHT : Align.LEFT);
        List<String> columns =
                yaml.textOrTexts("column").stream().map(YamlText::text).toList();
        return new FieldLayout(
                name,
                type,
                width(),
                column(columns, position),
                otherNames(columns),
                align == Align.RIGHT,
                pad(type.isFigure() ? '0' : ' '),
                yaml.text("prefix", ""),
                yaml.text("suffix", ""),
                yaml.flag("required", false),
                yaml.number("max", 1, MOST, 0),
                yaml.flag("cut", false),
                yaml.flag("mask", name.contains("account_number") || name.contains("card_number")),
                control());
    }

    private int width() {
        if (form instanceof LineForm.Delimited) {
            if (yaml.has("width")) {
                yaml.problem("width", "is only for fixed-width files");
            }
            return 0;
        }
        if (!yaml.has("width")) {
            yaml.problem("width", "is missing");
        }
        return yaml.number("width", 1, MOST, 1);
    }

    private String column(List<String> columns, int position) {
        if (form instanceof LineForm.Fixed) {
            if (yaml.has("column")) {
                yaml.problem("column", "is only for delimited files");
            }
            return "";
        }
        String column = columns.stream().findFirst().orElse(Integer.toString(position));
        boolean named = column.isEmpty() || !Character.isDigit(column.charAt(0));
        if (!named && !column.matches("[1-9][0-9]{0,3}")) {
            yaml.problem("column", column, "is neither a position from 1 nor a name");
            return Integer.toString(position);
        }
        if (named && !((LineForm.Delimited) form).names()) {
            yaml.problem("column", column, "is a name, and the file has no names");
        }
        return column;
    }

    /** Several names are those of a column in several versions of the file; a position has no others. */
    private List<String> otherNames(List<String> columns) {
        if (columns.size() > 1
                && columns.stream().anyMatch(column -> column.isEmpty() || Character.isDigit(column.charAt(0)))) {
            yaml.problem("column", "lists something that is no name");
        }
        return columns.stream().skip(1).toList();
    }

    private char pad(char otherwise) {
        Character pad = yaml.character("pad");
        if (pad == null) {
            return otherwise;
        }
        if (pad.toString().getBytes(charset).length != 1) {
            yaml.problem("pad", pad.toString(), "is not one byte in " + charset);
        }
        return pad;
    }

    private FieldType type(Kind kind) {
        return switch (kind) {
            case TEXT -> new FieldType.Text();
            case NUMBER -> new FieldType.Number();
            case AMOUNT -> amount();
            case DATE -> date();
            case TIMESTAMP -> timestamp();
            case CODE -> code();
            case CONSTANT -> new FieldType.Constant(yaml.requiredText("value"));
            case ROW_NUMBER -> new FieldType.RowNumber();
            case FILLER -> new FieldType.Filler();
        };
    }

    private FieldType code() {
        Map<String, String> codes = yaml.textsByKey("codes");
        if (codes.isEmpty()) {
            yaml.problem("codes", "has no code");
        }
        return new FieldType.Code(codes);
    }

    private FieldType amount() {
        boolean minor = yaml.oneOf("unit", Unit.class).orElse(null) == Unit.MINOR;
        if (minor && yaml.has("decimals")) {
            yaml.problem("decimals", "is for the unit major; minor units have the currency's");
        }
        Sign sign = yaml.oneOf("sign", Sign.class, Sign.NONE);
        boolean marked = sign == Sign.MARK_BEFORE || sign == Sign.MARK_AFTER || sign == Sign.FIELD;
        String plus = marked ? yaml.requiredText("plus") : "";
        String minus = marked ? yaml.requiredText("minus") : "";
        if (marked && plus.equals(minus)) {
            yaml.problem("minus", "is the mark of plus too");
        }
        for (String key : List.of("plus", "minus")) {
            if (!marked && yaml.has(key)) {
                yaml.problem(key, "needs the sign mark-before, mark-after or field");
            }
        }
        return new AmountType(
                minor,
                yaml.number("decimals", 0, MOST, -1),
                yaml.character("thousands"),
                sign,
                plus,
                minus,
                sign == Sign.FIELD ? yaml.requiredText("sign-field") : "");
    }

    private FieldType date() {
        String pattern = yaml.requiredText("pattern");
        try {
            return DateType.of(pattern);
        } catch (IllegalArgumentException e) {
            yaml.problem("pattern", pattern, "is no date pattern");
            return DateType.of("yyyy-MM-dd");
        }
    }

    private FieldType timestamp() {
        String pattern = yaml.requiredText("pattern");
        String zone = yaml.requiredText("zone");
        try {
            return new TimestampType(
                    pattern, DateType.formatter(pattern), zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone));
        } catch (DateTimeException e) {
            yaml.problem("zone", zone, "is no time zone");
        } catch (IllegalArgumentException e) {
            yaml.problem("pattern", pattern, "is no time pattern");
        }
        return new TimestampType("", DateType.formatter("yyyyMMddHHmmss"), ZoneId.of("UTC"));
    }

    private @Nullable ControlTotal control() {
        YamlMapping control = yaml.mapping("control").orElse(null);
        if (control == null) {
            return null;
        }
        control.allowOnly(List.of("count", "sum", "hash", "digits", "of"));
        Set<String> records =
                control.textOrTexts("of").stream().map(YamlText::text).collect(Collectors.toUnmodifiableSet());
        if (control.has("sum")) {
            return new ControlTotal.Sum(control.requiredText("sum"), records);
        }
        if (control.has("hash")) {
            int digits = control.number("digits", 1, MOST_DIGITS, 10);
            return new ControlTotal.Hash(control.requiredText("hash"), digits, records);
        }
        if (!control.text("count", "").equals("details")) {
            control.problem("count", "must be 'details', or give sum or hash instead");
        }
        return new ControlTotal.Count(records);
    }
}
