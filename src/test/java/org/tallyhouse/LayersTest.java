package org.tallyhouse;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and stages meet only in tables. */
class LayersTest {
    private static final String ROOT = "org.tallyhouse";
    private static final String[] STAGES = {
        "..intake..",
        "..posting..",
        "..clearing..",
        "..reconciliation..",
        "..settlement..",
        "..payout..",
        "..close..",
        "..setup.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tallyhouse");

    @Test
    void dependenciesPointFromOperationToTheStagesToTheCore() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("operation")
                .definedBy("org.tallyhouse", "..operation..")
                .layer("schedule")
                .definedBy("..schedule..")
                .layer("bench")
                .definedBy("..bench..")
                .layer("stages")
                .definedBy(STAGES)
                .layer("run")
                .definedBy("..run..")
                .layer("ledger")
                .definedBy("..ledger..")
                .layer("terms")
                .definedBy("..merchant..", "..pricing..", "..calendar..")
                .layer("database")
                .definedBy("..database..")
                .layer("bankfile")
                .definedBy("..bankfile..", "..channelbill..")
                .layer("layout")
                .definedBy("..layout..")
                .layer("delivery")
                .definedBy("..delivery..")
                .layer("money")
                .definedBy("..money..")
                .layer("failure")
                .definedBy("..failure..")
                .whereLayer("failure")
                .mayNotAccessAnyLayer()
                .whereLayer("operation")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("operation")
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("operation")
                .whereLayer("stages")
                .mayOnlyBeAccessedByLayers("operation", "bench")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("operation", "schedule", "bench", "stages")
                .whereLayer("bankfile")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("bankfile")
                .mayOnlyAccessLayers("layout", "money", "failure")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("terms")
                .mayOnlyBeAccessedByLayers("operation", "schedule", "bench", "stages", "ledger")
                .check(CLASSES);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        SlicesRuleDefinition.slices()
                .matching("org.tallyhouse.(intake|posting|clearing|reconciliation|settlement|payout|close|setup)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("org.tallyhouse.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** What each package's page says of who may come in; a stage is entered from outside by the command line only. */
    private static final Map<String, List<String>> VISITORS = Map.ofEntries(
            entry("bankfile", List.of("bankfile..", "intake..", "payout")),
            entry("bankfile.iso20022", List.of("intake.result", "intake.statement", "payout")),
            entry("bankfile.nacha", List.of("intake.result", "payout")),
            entry("bankfile.mt940", List.of("intake.statement")),
            entry("bankfile.bai2", List.of("intake.statement")),
            entry("channelbill", List.of("intake.bill")),
            entry("intake.file", List.of("intake..", "operation.command", "operation.running")),
            entry("intake.transaction", List.of("intake..", "operation.command.decision", "operation.running")),
            entry("intake.bill", List.of("intake")),
            entry("intake.statement", List.of("intake")),
            entry("intake.watch", List.of("intake", "operation.command", "operation.running")),
            entry("intake.result", List.of("intake", "intake.statement")),
            entry(
                    "layout.declared",
                    List.of(
                            "layout.declared..",
                            "bankfile",
                            "intake..",
                            "payout",
                            "operation.view",
                            "operation.command")),
            entry("layout.declared.load", List.of("intake..", "payout", "operation.command")),
            entry("layout.yaml", List.of("layout.declared.load", "setup..", "delivery", "schedule")),
            entry(
                    "layout.declared.line",
                    List.of("bankfile", "intake..", "payout", "operation.view", "operation.command")),
            entry("ledger.online", List.of("operation..", "bench")),
            entry("pricing.row", List.of("clearing", "close")),
            entry("reconciliation", List.of("operation.command")),
            entry("reconciliation.compare", List.of("reconciliation..")),
            entry("reconciliation.funds", List.of("reconciliation")),
            entry("reconciliation.breaks", List.of("reconciliation..", "operation..")),
            entry("payout.attempt", List.of("payout")),
            entry("run.lease", List.of("run", "schedule.running", "payout.attempt", "operation..")),
            entry("run.audit", List.of("intake", "intake.file", "intake.watch", "payout", "setup", "operation..")),
            entry("run.leftout", List.of("intake", "settlement..", "payout", "close")),
            entry(
                    "run.people",
                    List.of("setup..", "intake.transaction", "payout", "reconciliation.breaks", "operation..")),
            entry("schedule", List.of("schedule..", "operation.command", "operation.running", "operation.plan")),
            entry("schedule.running", List.of("operation.command", "operation.running", "operation.plan")),
            entry("schedule.print", List.of("operation.command")),
            entry("settlement", List.of("operation.command.decision")),
            entry("settlement.netting", List.of("settlement..")),
            entry("settlement.statement", List.of("settlement")),
            entry("settlement.invoice", List.of("settlement", "operation.command.decision")),
            entry("close", List.of("operation.command")),
            entry("close.seal", List.of("close", "operation.command")),
            entry("setup", List.of("operation.command")),
            entry("setup.reading", List.of("setup..", "operation.command")),
            entry("setup.kind", List.of("setup..", "operation.view", "operation.command.decision")),
            entry("setup.term", List.of("setup..")),
            entry("setup.content", List.of("setup..")),
            entry("setup.check", List.of("setup")),
            entry("operation.command", List.of("")),
            entry("operation.command.decision", List.of("operation.command")),
            entry("operation.command.register", List.of("operation.command")),
            entry("operation.running", List.of("", "operation.command..")),
            entry(
                    "operation.people",
                    List.of("operation.command..", "operation.running", "operation.capture", "operation.quarantine")),
            entry("operation.capture", List.of("operation.command.decision")),
            entry("operation.quarantine", List.of("operation.command.decision")),
            entry("operation.explain", List.of("operation.command", "operation.running")),
            entry("operation.plan", List.of("operation.command")),
            entry("operation.view", List.of("operation..")));

    @Test
    void aRoomIsEnteredByThoseItNames() {
        VISITORS.forEach((room, visitors) -> {
            String[] allowed = Stream.concat(Stream.of(room), visitors.stream())
                    .map(visitor -> visitor.isEmpty() ? ROOT : ROOT + "." + visitor)
                    .toArray(String[]::new);
            ArchRuleDefinition.classes()
                    .that()
                    .resideInAPackage(ROOT + "." + room)
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(allowed)
                    .check(CLASSES);
        });
    }

    @Test
    void aPackageHoldsAtMost25Files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<Path, Long> counts = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(counts.values())
                    .isNotEmpty()
                    .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(25));
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/tallyhouse"), 5)) {
            assertThat(folders.filter(Files::isDirectory).skip(1))
                    .isNotEmpty()
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).isRegularFile());
        }
    }

    @Test
    void theCoreIsFreeOfSpring() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "..failure..",
                        "..money..",
                        "..pricing..",
                        "..calendar..",
                        "..merchant..",
                        "..ledger..",
                        "..database..",
                        "..bankfile..",
                        "..channelbill..",
                        "..layout..",
                        "..delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(CLASSES);
    }

    /** Mappers are loaded when they are first used: until the other one is, such a statement breaks every other. */
    @Test
    void aMapperIncludesNothingOfAnother() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/tallyhouse"))) {
            assertThat(files.filter(file -> file.toString().endsWith("Mapper.xml")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("refid=\"org."));
        }
    }

    @Test
    void timeComesFromAnInjectedClock() {
        ArchRuleDefinition.noClasses()
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
