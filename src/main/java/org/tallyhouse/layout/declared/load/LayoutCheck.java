package org.tallyhouse.layout.declared.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.layout.declared.AmountType;
import org.tallyhouse.layout.declared.AmountType.Sign;
import org.tallyhouse.layout.declared.ControlTotal;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.FieldType;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;
import org.tallyhouse.layout.declared.RecordRole;
import org.tallyhouse.layout.yaml.YamlMapping;

/** What must hold between the parts of a layout, once each part is sound. */
final class LayoutCheck {
    private final YamlMapping yaml;
    private final LayoutPurpose purpose;
    private final LineForm form;
    private final String currency;
    private final List<RecordLayout> records;

    private LayoutCheck(
            YamlMapping yaml, LayoutPurpose purpose, LineForm form, String currency, List<RecordLayout> records) {
        this.yaml = yaml;
        this.purpose = purpose;
        this.form = form;
        this.currency = currency;
        this.records = records;
    }

    static void check(
            YamlMapping yaml, LayoutPurpose purpose, LineForm form, String currency, List<RecordLayout> records) {
        LayoutCheck check = new LayoutCheck(yaml, purpose, form, currency, records);
        check.checkDetails();
        for (RecordLayout record : records) {
            check.checkNames(record);
            check.checkWhen(record);
            check.checkAmounts(record);
            record.fields().forEach(field -> check.checkControl(record, field));
            if (purpose == LayoutPurpose.PAYOUT_FILE) {
                check.checkWritable(record);
            }
        }
    }

    private void problem(RecordLayout record, String place, String reason) {
        problem(record, place, "", reason);
    }

    private void problem(RecordLayout record, String place, String value, String reason) {
        yaml.problem("records." + record.name() + "." + place, value, reason);
    }

    private void checkDetails() {
        List<RecordLayout> details = details();
        if (details.isEmpty()) {
            yaml.problem("records", "has no record with the role detail");
        }
        if (purpose == LayoutPurpose.PAYOUT_FILE && details.size() > 1) {
            yaml.problem("records", "has more than one detail; a payout file is written with one");
        }
        details.forEach(this::checkTargets);
        if (form instanceof LineForm.Fixed
                && records.stream()
                                .filter(record -> record.when() instanceof RecordMark.Otherwise)
                                .count()
                        > 1) {
            yaml.problem("records", "has more than one record without 'when'; only the first would ever be read");
        }
    }

    private List<RecordLayout> details() {
        return records.stream()
                .filter(record -> record.role() == RecordRole.DETAIL)
                .toList();
    }

    /** An opening or closing balance of a statement has no dates. */
    private void checkTargets(RecordLayout record) {
        String kind = record.set().getOrDefault("record", "");
        boolean balance = purpose == LayoutPurpose.BANK_STATEMENT && (kind.equals("OPENING") || kind.equals("CLOSING"));
        List<String> missing = purpose.required().stream()
                .filter(target -> !(balance && target.endsWith("_date")))
                .filter(target -> !(target.equals("currency") && !currency.isEmpty()))
                .filter(target -> !record.set().containsKey(target))
                .filter(target -> record.field(target).isEmpty())
                .filter(target -> !(purpose == LayoutPurpose.PAYOUT_FILE && isInHeader(target)))
                .toList();
        if (!missing.isEmpty()) {
            problem(
                    record,
                    "fields",
                    "lack %s, which a %s needs".formatted(String.join(", ", missing), purpose.label()));
        }
    }

    /** A whole payout file is in one currency, which may stand in its header. */
    private boolean isInHeader(String target) {
        return target.equals("currency")
                && records.stream()
                        .filter(record -> record.role() == RecordRole.HEADER)
                        .anyMatch(record -> record.field(target).isPresent());
    }

    private void checkNames(RecordLayout record) {
        Set<String> seen = new HashSet<>();
        for (FieldLayout field : record.fields()) {
            if (!seen.add(field.name()) || record.set().containsKey(field.name())) {
                problem(record, "fields." + field.name(), "is there twice");
            }
        }
    }

    private void checkWhen(RecordLayout record) {
        if (record.when() instanceof RecordMark.FieldIs told
                && record.field(told.field()).isEmpty()) {
            problem(record, "when.field", told.field(), "is no field of this record");
        }
    }

    private void checkAmounts(RecordLayout record) {
        for (FieldLayout field : record.fields()) {
            if (!(field.type() instanceof AmountType amount)) {
                continue;
            }
            if (amount.sign() == Sign.FIELD && record.field(amount.signField()).isEmpty()) {
                problem(
                        record,
                        "fields." + field.name() + ".sign-field",
                        amount.signField(),
                        "is no field of this record");
            }
            if (!knowsCurrency()) {
                problem(
                        record,
                        "fields." + field.name(),
                        "has no currency: give one to the layout, or have a field or a set value 'currency'");
            }
        }
    }

    private boolean knowsCurrency() {
        return !currency.isEmpty()
                || records.stream()
                        .anyMatch(record -> record.field("currency").isPresent()
                                || record.set().containsKey("currency"));
    }

    private void checkControl(RecordLayout record, FieldLayout field) {
        ControlTotal control = field.control();
        if (control == null) {
            return;
        }
        String place = "fields." + field.name() + ".control";
        if (record.role() != RecordRole.HEADER && record.role() != RecordRole.FOOTER) {
            problem(record, place, "is only for headers and footers");
        }
        Set<String> details = details().stream().map(RecordLayout::name).collect(Collectors.toSet());
        control.records().stream()
                .filter(name -> !details.contains(name))
                .forEach(name -> problem(record, place + ".of", name, "is no detail record"));
        if (control instanceof ControlTotal.Sum sum) {
            checkSummed(record, place + ".sum", sum.field(), control);
            checkFigures(record, place + ".sum", sum.field(), control);
        } else if (control instanceof ControlTotal.Hash hash) {
            checkSummed(record, place + ".hash", hash.field(), control);
        }
        boolean figure =
                control instanceof ControlTotal.Sum ? isFigure(field) : field.type() instanceof FieldType.Number;
        if (!figure) {
            problem(record, "fields." + field.name() + ".type", "must be number, or amount for a sum of amounts");
        }
    }

    private Stream<RecordLayout> controlled(ControlTotal control) {
        return details().stream()
                .filter(detail ->
                        control.records().isEmpty() || control.records().contains(detail.name()));
    }

    /** A text may say anything, also what looks like a number of a billion digits. */
    private void checkFigures(RecordLayout record, String place, String summed, ControlTotal control) {
        controlled(control)
                .filter(detail ->
                        detail.field(summed).filter(field -> !isFigure(field)).isPresent())
                .forEach(detail -> problem(
                        record, place, summed, "is neither a number nor an amount in the record " + detail.name()));
    }

    private static boolean isFigure(FieldLayout field) {
        return field.type() instanceof AmountType || field.type() instanceof FieldType.Number;
    }

    private void checkSummed(RecordLayout record, String place, String summed, ControlTotal control) {
        controlled(control)
                .filter(detail -> detail.field(summed).isEmpty())
                .forEach(detail -> problem(record, place, summed, "is no field of the record " + detail.name()));
    }

    /** What is written must be told apart again when it is read. */
    private void checkWritable(RecordLayout record) {
        if (record.role() == RecordRole.SKIP || record.fields().isEmpty()) {
            return;
        }
        if (record.when() instanceof RecordMark.Prefix told) {
            FieldLayout first = record.fields().get(0);
            if (!(first.type() instanceof FieldType.Constant constant)
                    || !constant.value().startsWith(told.prefix())) {
                problem(record, "when.prefix", "must be how a constant begins that is the record's first field");
            }
        }
        if (record.when() instanceof RecordMark.FieldIs told
                && record.field(told.field())
                        .filter(field -> field.type().equals(new FieldType.Constant(told.value())))
                        .isEmpty()) {
            problem(record, "when.field", "must be a constant '%s'".formatted(told.value()));
        }
    }
}
