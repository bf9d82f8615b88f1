package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;
import org.tallyhouse.run.people.Operator;
import org.tallyhouse.run.people.Role;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldType;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** operators.csv: who may act by hand, under which logins. */
public final class OperatorFile implements CsvKind<Operator> {
    private static final Pattern LOGIN = Pattern.compile("[^\\s;]{1,64}");
    private static final KindFields<Operator> FIELDS = KindFields.storedIn("operator");
    private static final FileColumn<String> ID =
            FIELDS.required("operator_id", FieldTypes.ID).key(Operator::operatorId);
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(Operator::name);
    private static final FileColumn<String> LOGINS =
            FIELDS.required("logins", list(OperatorFile::requireLogin)).free(Operator::logins);
    private static final FileColumn<String> ROLES =
            FIELDS.required("roles", list(OperatorFile::requireRole)).free(Operator::roles);
    private static final FileColumn<String> LIMITS =
            FIELDS.optional("approval_limits", list(OperatorFile::requireLimit)).free(Operator::approvalLimits);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).free(Operator::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).free(Operator::effectiveTo);

    @FunctionalInterface
    private interface Part {
        /** Returns what identifies it in the list; throws IllegalArgumentException where it is wrong. */
        String key(String text);
    }

    private static FieldType<String> list(Part part) {
        return (text, line) -> {
            List<String> parts = Arrays.asList(text.split(";", -1));
            Set<String> keys = new HashSet<>();
            for (String each : parts) {
                if (!keys.add(part.key(each))) {
                    throw new IllegalArgumentException("says " + part.key(each) + " twice");
                }
            }
            return FieldTypes.text(500).parse(text, line);
        };
    }

    private static String requireLogin(String text) {
        if (!LOGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("is no list of logins like wang;wang.admin");
        }
        return text;
    }

    private static String requireRole(String text) {
        if (Arrays.stream(Role.values()).noneMatch(role -> role.name().equals(text))) {
            throw new IllegalArgumentException("is no list of roles like RUN;PROPOSE: there are %s"
                    .formatted(String.join(
                            ", ", Arrays.stream(Role.values()).map(Role::name).toList())));
        }
        return text;
    }

    private static String requireLimit(String text) {
        String[] parts = text.split(":", -1);
        Currency currency = parts.length == 2 ? Currencies.find(parts[0]).orElse(null) : null;
        if (currency == null || Amounts.parse(parts[1], currency) < 0) {
            throw new IllegalArgumentException("is no list of limits like CNY:50000.00;USD:8000.00");
        }
        return parts[0];
    }

    @Override
    public String name() {
        return "operators";
    }

    @Override
    public String file() {
        return "operators.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<Operator> fields() {
        return FIELDS;
    }

    @Override
    public Operator build(FieldValues row) {
        return new Operator(
                row.get(ID),
                row.get(NAME),
                row.get(LOGINS),
                row.get(ROLES),
                row.get(LIMITS, ""),
                row.get(FROM),
                row.find(TO));
    }

    @Override
    public String subject(Operator operator) {
        return "operator " + operator.operatorId();
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
