package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;
import org.tallyhouse.setup.term.MerchantAgent;

/** merchant-agents.csv: who is paid the agent's part of a merchant's fees, dated. */
public final class MerchantAgentFile implements CsvKind<MerchantAgent> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<String> AGENT_ID = FileColumn.required("agent_id", FieldTypes.ID);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));

    public static final KindTable<MerchantAgent> TABLE = new KindTable<>(
            "merchant_agent",
            List.of("merchant_id", "agent_id", "effective_from", "effective_to"),
            agent -> new @Nullable Object[] {
                agent.merchantId(), agent.agentId(), agent.effectiveFrom(), agent.effectiveTo()
            });

    @Override
    public String name() {
        return "merchants' agents";
    }

    @Override
    public String file() {
        return "merchant-agents.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public List<FileColumn<?>> columns() {
        return List.of(MERCHANT_ID, AGENT_ID, FROM, TO);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID, FROM);
    }

    @Override
    public MerchantAgent build(FieldValues row) {
        return new MerchantAgent(row.get(MERCHANT_ID), row.get(AGENT_ID), row.get(FROM), row.find(TO));
    }

    @Override
    public List<String> key(MerchantAgent agent) {
        return List.of(agent.merchantId(), agent.effectiveFrom().toString());
    }

    @Override
    public String subject(MerchantAgent agent) {
        return "agent of %s from %s".formatted(agent.merchantId(), agent.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<KindAttribute<MerchantAgent>> attributes() {
        return List.of(
                KindAttribute.fixed("agent_id", MerchantAgent::agentId, ADVICE),
                KindAttribute.end(MerchantAgent::effectiveTo));
    }
}
