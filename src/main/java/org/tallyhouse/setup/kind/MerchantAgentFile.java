package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.term.MerchantAgent;

/** merchant-agents.csv: who is paid the agent's part of a merchant's fees, dated. */
public final class MerchantAgentFile implements CsvKind<MerchantAgent> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final KindFields<MerchantAgent> FIELDS = KindFields.storedIn("merchant_agent");
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(MerchantAgent::merchantId);
    private static final FileColumn<String> AGENT_ID =
            FIELDS.required("agent_id", FieldTypes.ID).fixed(MerchantAgent::agentId, ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).key(MerchantAgent::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(MerchantAgent::effectiveTo);

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
    public KindFields<MerchantAgent> fields() {
        return FIELDS;
    }

    @Override
    public MerchantAgent build(FieldValues row) {
        return new MerchantAgent(row.get(MERCHANT_ID), row.get(AGENT_ID), row.get(FROM), row.find(TO));
    }

    @Override
    public String subject(MerchantAgent agent) {
        return "agent of %s from %s".formatted(agent.merchantId(), agent.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
