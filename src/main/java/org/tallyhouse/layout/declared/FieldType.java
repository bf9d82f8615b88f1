package org.tallyhouse.layout.declared;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/** What a field holds: how its text becomes a value, and the value its text again. */
public sealed interface FieldType
        permits AmountType,
                DateType,
                TimestampType,
                FieldType.Text,
                FieldType.Number,
                FieldType.Code,
                FieldType.Constant,
                FieldType.RowNumber,
                FieldType.Filler {

    /** What other fields of the line, and the file, say. */
    interface Context {
        /** The bare text of another field of the line; empty if there is none. */
        String text(String field);

        /** The ISO 4217 code the line's amounts are in; empty if nobody said. */
        String currency();

        /** How many details there are up to this line, itself included. */
        long rowNumber();
    }

    /** A text to be written; padding with zeros goes between sign and body. */
    record Written(String before, String body, String after) {
        public static Written of(String body) {
            return new Written("", body, "");
        }

        public String whole() {
            return before + body + after;
        }
    }

    String read(String bare, Context context) throws FieldFault;

    Written write(String value, Context context) throws FieldFault;

    /** Whether zeros before it mean nothing. */
    default boolean isFigure() {
        return false;
    }

    /** As it stands. */
    record Text() implements FieldType {
        @Override
        public String read(String bare, Context context) {
            return bare;
        }

        @Override
        public Written write(String value, Context context) {
            return Written.of(value);
        }
    }

    /** Digits, of any length; the value has no zeros before it. */
    record Number() implements FieldType {
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,64}");

        @Override
        public String read(String bare, Context context) throws FieldFault {
            if (!DIGITS.matcher(bare).matches()) {
                throw new FieldFault("is not made of digits");
            }
            return new BigInteger(bare).toString();
        }

        @Override
        public Written write(String value, Context context) throws FieldFault {
            return Written.of(read(value, context));
        }

        @Override
        public boolean isFigure() {
            return true;
        }
    }

    /** Codes of theirs with our words for them, in order: of two codes for one word the first is written. */
    record Code(Map<String, String> words) implements FieldType {
        @Override
        public String read(String bare, Context context) throws FieldFault {
            String word = words.get(bare);
            if (word == null) {
                throw new FieldFault("is none of " + String.join(", ", words.keySet()));
            }
            return word;
        }

        @Override
        public Written write(String value, Context context) throws FieldFault {
            return Written.of(words.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(value))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new FieldFault("has no code in the layout")));
        }
    }

    /** Always the same text. */
    record Constant(String value) implements FieldType {
        @Override
        public String read(String bare, Context context) throws FieldFault {
            if (!bare.equals(value)) {
                throw new FieldFault("is not '" + value + "'");
            }
            return bare;
        }

        @Override
        public Written write(String ignored, Context context) {
            return Written.of(value);
        }
    }

    /** The number of the detail in its file, from 1. */
    record RowNumber() implements FieldType {
        @Override
        public String read(String bare, Context context) throws FieldFault {
            String number = new Number().read(bare, context);
            if (!number.equals(Long.toString(context.rowNumber()))) {
                throw new FieldFault("is not the row's number, " + context.rowNumber());
            }
            return number;
        }

        @Override
        public Written write(String ignored, Context context) {
            return Written.of(Long.toString(context.rowNumber()));
        }

        @Override
        public boolean isFigure() {
            return true;
        }
    }

    /** Nobody's: passed over when read, filled when written. */
    record Filler() implements FieldType {
        @Override
        public String read(String bare, Context context) {
            return "";
        }

        @Override
        public Written write(String ignored, Context context) {
            return Written.of("");
        }
    }
}
