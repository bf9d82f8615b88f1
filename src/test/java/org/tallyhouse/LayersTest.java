package org.tallyhouse;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and stages meet only in tables. */
class LayersTest {
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
                .whereLayer("operation")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("operation")
                .whereLayer("stages")
                .mayOnlyBeAccessedByLayers("operation", "bench")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("bankfile")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("bankfile")
                .mayOnlyAccessLayers("layout", "money")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages")
                .whereLayer("terms")
                .mayOnlyBeAccessedByLayers("operation", "bench", "stages", "ledger")
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
                .matching("org.tallyhouse.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theCoreIsFreeOfSpring() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "..money..",
                        "..pricing..",
                        "..calendar..",
                        "..merchant..",
                        "..ledger..",
                        "..database..",
                        "..bankfile..",
                        "..channelbill..",
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
