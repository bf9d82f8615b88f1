package org.tallyhouse.intake.bill;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.intake.file.ContentDigest;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.transaction.TransactionStatus;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** A bill foots: what it announces as the deposit of a batch is what the rows of the batch come to, per currency. */
final class BillCheck implements RowLoader.WholeFileCheck {
    private static final int MOST_BATCHES = 100_000;

    private final String fileName;
    private final Map<Batch, Sums> batches = new LinkedHashMap<>();
    private final ContentDigest content = new ContentDigest();
    private final Set<String> currencies = new TreeSet<>();
    private @Nullable Long unread;

    BillCheck(String fileName) {
        this.fileName = fileName;
    }

    private record Batch(String name, Currency currency) {}

    /** Minor units; announced is null as long as the bill announces nothing. */
    private record Sums(long netMinor, @Nullable Long announcedMinor) {
        Sums plus(long minor) {
            return new Sums(Math.addExact(netMinor, minor), announcedMinor);
        }

        Sums announce(long minor) {
            return new Sums(netMinor, Math.addExact(announcedMinor == null ? 0 : announcedMinor, minor));
        }
    }

    @Override
    public void accept(FileRow row) {
        String name = row.get("batch");
        Currencies.find(row.get("currency")).map(Currency::getCurrencyCode).ifPresent(currencies::add);
        content.add(ChannelBillLoader.ALL_COLUMNS.stream().map(row::get).toArray(String[]::new));
        if (OwnTable.fault(row).isPresent()) {
            unread(row);
        } else if (!name.isEmpty()) {
            try {
                add(name, new RowFields(row));
            } catch (RowRejected e) {
                unread(row);
            } catch (ArithmeticException e) {
                throw new FileRefused(FileFault.sumTooLarge(fileName).at(row.line()), e);
            }
        }
    }

    /** Of its rows, as far as there are such currencies. */
    Set<String> currencies() {
        return currencies;
    }

    ContentDigest content() {
        return content;
    }

    private void unread(FileRow row) {
        unread = unread == null ? Long.valueOf(row.line()) : unread;
    }

    private void add(String name, RowFields fields) throws RowRejected {
        Currency currency = fields.currency("currency");
        Type type = fields.oneOf("type", Type.class);
        long amountMinor = fields.amount("amount", currency);
        boolean succeeded = fields.oneOf("status", TransactionStatus.class) == TransactionStatus.SUCCESS;
        long netMinor = succeeded ? type.net(amountMinor, fields.amount("fee", currency)) : 0;
        Sums before = batches.getOrDefault(new Batch(name, currency), new Sums(0, null));
        batches.put(
                new Batch(name, currency), type == Type.DEPOSIT ? before.announce(amountMinor) : before.plus(netMinor));
        if (batches.size() > MOST_BATCHES) {
            throw new FileRefused(FileFault.TOO_LARGE
                    .says("{file} has more than {expected} batches")
                    .in(fileName)
                    .figures(MOST_BATCHES, ""));
        }
    }

    @Override
    public void end() {
        batches.forEach((batch, sums) -> {
            Long announced = sums.announcedMinor;
            if (announced != null && (announced != sums.netMinor || unread != null)) {
                throw new FileRefused(differs(batch, announced, sums.netMinor));
            }
        });
    }

    private Failure differs(Batch batch, long announcedMinor, long netMinor) {
        String words = "batch {value} announces a deposit of {expected} %s, its rows come to {actual} %s"
                .formatted(batch.currency, batch.currency);
        Failure differs = FileFault.control(
                        words,
                        "batch",
                        Amounts.format(announcedMinor, batch.currency),
                        Amounts.format(netMinor, batch.currency))
                .about("batch", batch.name)
                .in(fileName);
        return unread == null ? differs : differs.followed("; line %d could not be read for it".formatted(unread));
    }
}
