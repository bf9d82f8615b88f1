package org.tallyhouse.bankfile.iso20022;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import org.tallyhouse.bankfile.FootedStatements;
import org.tallyhouse.bankfile.StatementEvents;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementReader;

/**
 * Reads account statements (ISO 20022 camt.053), and notifications (camt.054) as statements without balances. An
 * entry whose details come to its amount is handed over as those details, else as itself; never as both.
 */
public final class CamtStatementReader implements StatementReader {
    private final Set<String> versions;
    private final String element;
    private final boolean balances;

    private CamtStatementReader(Set<String> versions, String element, boolean balances) {
        this.versions = versions;
        this.element = element;
        this.balances = balances;
    }

    public static CamtStatementReader statements() {
        return new CamtStatementReader(Set.of("camt.053.001.02", "camt.053.001.04", "camt.053.001.08"), "Stmt", true);
    }

    public static CamtStatementReader notifications() {
        return new CamtStatementReader(Camt054Reader.VERSIONS, "Ntfctn", false);
    }

    @Override
    public void read(Path file, StatementHandler handler) {
        BitSet expanded = new BitSet();
        boolean[] judged = {false};
        FootedStatements.read(
                file,
                balances,
                events -> {
                    scan(file, new Look(events, expanded, judged[0]));
                    judged[0] = true;
                },
                handler);
    }

    private void scan(Path file, Look look) {
        try (XmlMessage message = XmlMessage.open(file, versions)) {
            while (message.nextChild()) {
                if (message.name().equals(element)) {
                    new CamtStatement(message, look).read();
                } else {
                    message.skip();
                }
            }
            message.finish();
        }
    }

    /** The first look finds out which entries expand, the second one hands them over. */
    static final class Look {
        private final StatementEvents events;
        private final BitSet expanded;
        private final boolean judged;
        private int entries = -1;

        Look(StatementEvents events, BitSet expanded, boolean judged) {
            this.events = events;
            this.expanded = expanded;
            this.judged = judged;
        }

        StatementEvents events() {
            return events;
        }

        /** Goes on to the next entry and tells whether its details are to be handed over. */
        boolean nextExpands() {
            entries++;
            return judged && expanded.get(entries);
        }

        void expand() {
            expanded.set(entries);
        }
    }
}
