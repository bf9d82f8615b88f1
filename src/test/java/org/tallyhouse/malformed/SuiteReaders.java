package org.tallyhouse.malformed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tallyhouse.bankfile.LayoutStatementReader;
import org.tallyhouse.bankfile.ResultReader;
import org.tallyhouse.bankfile.StatementReader;
import org.tallyhouse.bankfile.bai2.Bai2Reader;
import org.tallyhouse.bankfile.iso20022.Camt054Reader;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader;
import org.tallyhouse.bankfile.iso20022.Pain001Reader;
import org.tallyhouse.bankfile.iso20022.Pain002Reader;
import org.tallyhouse.bankfile.mt940.Mt940Reader;
import org.tallyhouse.bankfile.nacha.NachaResultReader;
import org.tallyhouse.channelbill.AdyenReader;
import org.tallyhouse.channelbill.AlipayReader;
import org.tallyhouse.channelbill.BillReader;
import org.tallyhouse.channelbill.PayPalReader;
import org.tallyhouse.channelbill.StripeReader;
import org.tallyhouse.channelbill.UnionPayFile;
import org.tallyhouse.delivery.BankDrops;
import org.tallyhouse.delivery.Pickups;
import org.tallyhouse.delivery.Puts;
import org.tallyhouse.intake.bill.BillRows;
import org.tallyhouse.intake.file.RowLoader.WholeFileCheck;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.result.ResultRows;
import org.tallyhouse.intake.statement.StatementRows;
import org.tallyhouse.intake.transaction.TransactionRows;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.line.LayoutLine;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.layout.declared.load.LayoutFolder;
import org.tallyhouse.schedule.ScheduleFile;
import org.tallyhouse.setup.TinySetUp;

/** All readers of the suite, each with a file that it takes. */
final class SuiteReaders {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 13);
    private static final Path SAMPLES = Path.of("sample-files");
    private static final Path OWN = Path.of("src/test/resources/malformed");

    static final List<SuiteReader> ALL = all();

    private SuiteReaders() {}

    static SuiteReader named(String name) {
        return ALL.stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<SuiteReader> all() {
        List<SuiteReader> all = new ArrayList<>();
        addOwn(all);
        addBills(all);
        addLayouts(all);
        addBankFiles(all);
        addSetUp(all);
        addSettings(all);
        return List.copyOf(all);
    }

    private static void addOwn(List<SuiteReader> all) {
        all.add(own("transactions", TransactionRows.columns(), file -> row -> {}, TransactionRows::read));
        all.add(own("bill", BillRows.columns(), BillRows::check, BillRows::read));
        all.add(own("statement", StatementRows.columns(), StatementRows::check, StatementRows::read));
        all.add(own("results", ResultRows.columns(), file -> row -> {}, ResultRows::read));
    }

    private interface Check {
        WholeFileCheck of(String file);
    }

    private interface RowRead {
        void read(FileRow row) throws RowRejected;
    }

    private static SuiteReader own(String name, List<String> columns, Check checks, RowRead rows) {
        return new SuiteReader(name, name + ".csv", bytes(OWN.resolve(name + "/good.csv")), (file, setAside) -> {
            WholeFileCheck check = checks.of(file.toString());
            new CsvFile(file, columns).inspect(row -> {
                check.accept(row);
                try {
                    rows.read(row);
                } catch (RowRejected e) {
                    setAside.accept(e.at(row.line()).failure().in(file));
                }
            });
            check.end();
        });
    }

    private static void addBills(List<SuiteReader> all) {
        all.add(bill("adyen", "adyen.csv", new AdyenReader()));
        all.add(bill("stripe", "stripe.csv", new StripeReader()));
        all.add(bill("paypal", "paypal-stl.csv", new PayPalReader()));
        all.add(bill("alipay-zip", "alipay.zip", new AlipayReader()));
        SuiteReader zip = all.get(all.size() - 1);
        all.add(new SuiteReader("alipay", "alipay.csv", Zips.bill(zip.good()), (file, setAside) -> {
            Path packed = Files.write(file.resolveSibling("alipay.zip"), Zips.of(Files.readAllBytes(file)));
            new AlipayReader().read(packed, row -> {});
        }));
    }

    private static SuiteReader bill(String name, String sample, BillReader reader) {
        return new SuiteReader(
                name,
                sample,
                bytes(SAMPLES.resolve("bills").resolve(sample)),
                (file, setAside) -> reader.read(file, row -> {}));
    }

    private static void addLayouts(List<SuiteReader> all) {
        for (String name : List.of("wechat-all", "wechat-refund", "wechat-success")) {
            all.add(layout(name, name, "layouts/" + name + ".csv"));
        }
        all.add(layout("unionpay-zm", "unionpay-zm", "layouts/unionpay-zm.txt"));
        all.add(layout("unionpay-packed", "unionpay-zm", "bills/unionpay-zm.packed.txt"));
        all.add(layout("unionpay-zipped", "unionpay-zm", "bills/unionpay-zm.zipped.txt"));
        all.add(layout("fixed-width-result", "fixed-width-result", "layouts/fixed-width-result.txt"));
        all.add(layout("fixed-width-payout", "fixed-width-payout", "layouts/fixed-width-payout.txt"));
        all.add(layout("delimited-payout", "delimited-payout", "layouts/delimited-payout.txt"));
        all.add(statements(
                "delimited-statement",
                SAMPLES.resolve("layouts/delimited-statement.txt"),
                new LayoutStatementReader(declared("delimited-statement"), DATE)));
    }

    private static Layout declared(String name) {
        return LayoutFolder.load(Path.of("jobs/layouts")).find(name);
    }

    private static SuiteReader layout(String name, String layout, String sample) {
        Layout declared = declared(layout);
        boolean packed = layout.equals("unionpay-zm");
        return new SuiteReader(
                name, Path.of(sample).getFileName().toString(), bytes(SAMPLES.resolve(sample)), (file, setAside) -> {
                    Path plain = packed ? UnionPayFile.plain(file, file.getParent()) : file;
                    try {
                        new LayoutReader(declared, DATE).inspect(plain, line -> {
                            if (line instanceof LayoutLine.Faulty faulty) {
                                faulty.faults()
                                        .forEach(fault ->
                                                setAside.accept(fault.failure().in(file)));
                            }
                        });
                    } catch (FileRefused e) {
                        throw plain.equals(file) ? e : e.of(file);
                    }
                });
    }

    private static void addBankFiles(List<SuiteReader> all) {
        Path statements = SAMPLES.resolve("statements");
        all.add(statements("camt053", statements.resolve("camt053.xml"), CamtStatementReader.statements()));
        all.add(statements("camt054", statements.resolve("camt054.xml"), CamtStatementReader.notifications()));
        all.add(statements("mt940", OWN.resolve("mt940/good.sta"), new Mt940Reader()));
        all.add(statements("bai2", statements.resolve("bai2.bai"), new Bai2Reader()));
        all.add(results("pain002", OWN.resolve("pain002/good.xml"), new Pain002Reader()));
        all.add(results("camt054-results", OWN.resolve("camt054-results/good.xml"), new Camt054Reader()));
        all.add(results("nacha", OWN.resolve("nacha/good.ach"), new NachaResultReader()));
        all.add(new SuiteReader(
                "pain001",
                "pain001.xml",
                bytes(OWN.resolve("pain001/good.xml")),
                (file, setAside) -> new Pain001Reader().read(file, transfer -> {})));
    }

    private static SuiteReader statements(String name, Path sample, StatementReader reader) {
        return new SuiteReader(name, sample.getFileName().toString(), bytes(sample), (file, setAside) -> {
            HandedOver handed = new HandedOver(file, setAside);
            handed.nothingIfRefused(() -> reader.read(file, handed.statements()));
        });
    }

    private static SuiteReader results(String name, Path sample, ResultReader reader) {
        return new SuiteReader(name, sample.getFileName().toString(), bytes(sample), (file, setAside) -> {
            HandedOver handed = new HandedOver(file, setAside);
            handed.nothingIfRefused(() -> reader.read(file, handed.results()));
        });
    }

    /** Each file of a set-up within a folder of right ones. */
    private static void addSetUp(List<SuiteReader> all) {
        TinySetUp right = TinySetUp.right();
        for (String name : right.files()) {
            String reader = "setup-" + name.replaceAll(".*/|\\..*", "").toLowerCase(Locale.ROOT);
            byte[] good = right.text(name).getBytes(StandardCharsets.UTF_8);
            all.add(new SuiteReader(reader, name, good, (file, setAside) -> {
                Path folder = right.writeTo(file.resolveSibling("setup"));
                Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                TinySetUp.problemsIn(folder).refuseIfAny();
            }));
        }
    }

    /** What people write for the suite, beside the set-up. */
    private static void addSettings(List<SuiteReader> all) {
        for (String name : List.of("wechat-all", "fixed-width-payout", "delimited-statement")) {
            Path layout = Path.of("jobs/layouts", name + ".yml");
            all.add(new SuiteReader("layout-" + name, name + ".yml", bytes(layout), (file, setAside) -> {
                Path folder = Files.createDirectories(file.resolveSibling("layouts"));
                Files.copy(file, folder.resolve(name + ".yml"), StandardCopyOption.REPLACE_EXISTING);
                LayoutFolder.load(folder);
            }));
        }
        all.add(settings("schedule", "jobs/schedule.yml", ScheduleFile::read));
        all.add(settings("drops", "jobs/drops.yml.example", file -> BankDrops.load(file, Puts.copies())));
        all.add(settings("pickups", "jobs/pickups.yml.example", Pickups::load));
        Path bill = OWN.resolve("bill/good.csv");
        byte[] ok = (FileFacts.of(bill).sha256() + "  bill.csv\n").getBytes(StandardCharsets.UTF_8);
        all.add(new SuiteReader("ok-file", "bill.csv.ok", ok, (file, setAside) -> {
            Path beside = file.resolveSibling("bill.csv");
            Files.copy(bill, beside, StandardCopyOption.REPLACE_EXISTING);
            new CsvFile(beside, BillRows.columns()).inspect(row -> {});
        }));
    }

    private static SuiteReader settings(String name, String sample, Consumer<Path> read) {
        return new SuiteReader(name, name + ".yml", bytes(Path.of(sample)), (file, setAside) -> read.accept(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
