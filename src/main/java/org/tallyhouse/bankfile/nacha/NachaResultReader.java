package org.tallyhouse.bankfile.nacha;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.ResultHandler;
import org.tallyhouse.bankfile.ResultReader;

/**
 * Reads returns and notifications of change from a NACHA file. The result's id is the individual id of
 * the entry ({@link NachaFormat#individualId}), its reference the trace number of the original entry
 * ({@link NachaFormat#traceNumber}).
 */
public final class NachaResultReader implements ResultReader {
    private static final Pattern RETURN = Pattern.compile("R(0[1-9]|[1-4]\\d|5[0-3]|8[0-5]|90)");

    /** The bank disputes a return, or the other bank that dispute: no money moves until they agree. */
    private static final Pattern DISPUTE = Pattern.compile("R(6[1-9]|7[0-7])");

    private static final Pattern CHANGE = Pattern.compile("C(0[1-9]|1[0-4])");

    @Override
    public void read(Path file, ResultHandler handler) {
        NachaFile.check(file);
        NachaFile.read(file, entry -> result(entry, handler));
    }

    private static void result(NachaEntry entry, ResultHandler handler) {
        boolean none = true;
        for (NachaRecord addenda : entry.addenda()) {
            String kind = addenda.raw(2, 3);
            boolean answers = kind.equals("98") || kind.equals("99");
            none &= !answers;
            if (answers && entry.individualId().isEmpty() && trace(addenda).isEmpty()) {
                handler.fault(
                        new ResultFault(addenda.place(), "original trace number", "", "and the entry's id are empty"));
            } else if (kind.equals("98")) {
                change(entry, addenda, handler);
            } else if (kind.equals("99")) {
                returned(entry, addenda, handler);
            }
        }
        if (none) {
            handler.notOurs(entry.record().place());
        }
    }

    /** That of the entry which is answered. */
    private static String trace(NachaRecord addenda) {
        return addenda.field(7, 21);
    }

    private static void change(NachaEntry entry, NachaRecord addenda, ResultHandler handler) {
        String code = addenda.field(4, 6);
        if (!CHANGE.matcher(code).matches()) {
            handler.fault(
                    new ResultFault(addenda.place(), "change code", code, "is no code of a notification of change"));
            return;
        }
        handler.result(new PayoutResult(
                PayoutResult.Scope.INSTRUCTION,
                entry.individualId(),
                trace(addenda),
                PayoutResult.Status.CHANGE_NOTIFIED,
                null,
                null,
                code,
                addenda.field(36, 64),
                addenda.place()));
    }

    private static void returned(NachaEntry entry, NachaRecord addenda, ResultHandler handler) {
        String code = addenda.field(4, 6);
        boolean disputed = DISPUTE.matcher(code).matches();
        if (!disputed && !RETURN.matcher(code).matches()) {
            handler.fault(new ResultFault(addenda.place(), "return code", code, "is no code of a return"));
        } else if (!entry.isCredit()) {
            handler.fault(new ResultFault(
                    entry.record().place(),
                    "transaction code",
                    entry.transactionCode(),
                    "returns a debit; payouts are credits"));
        } else {
            handler.result(new PayoutResult(
                    PayoutResult.Scope.INSTRUCTION,
                    entry.individualId(),
                    trace(addenda),
                    disputed ? PayoutResult.Status.PENDING : PayoutResult.Status.RETURNED,
                    entry.amountCents(),
                    "USD",
                    code,
                    disputed ? addenda.field(59, 79) : addenda.field(36, 79),
                    addenda.place()));
        }
    }
}
