package org.tallyhouse.setup.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.setup.kind.PayoutTermsFile;

/** What follows from the fields of a kind, and that the kinds there are said theirs in full. */
class KindFieldsTest {
    private static final Path KINDS = Path.of("src/main/java/org/tallyhouse/setup/kind");

    static Stream<SetUpKind<?>> kinds() {
        return Stream.concat(EveryKind.STORED.stream(), EveryKind.ACCOUNTS.stream());
    }

    @Test
    void noKindIsForgottenHere() throws IOException {
        try (Stream<Path> files = Files.list(KINDS)) {
            assertThat(kinds().map(kind -> kind.getClass().getSimpleName() + ".java"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith("File.java"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFieldIsOfTheKeyOrComparedNeverBoth(SetUpKind<?> kind) {
        List<String> compared =
                kind.fields().attributes().stream().map(KindAttribute::name).toList();
        List<String> said = new ArrayList<>(
                kind.fields().keyColumns().stream().map(FileColumn::name).toList());
        said.addAll(compared);
        if (kind instanceof PayoutTermsFile) {
            said.add("currency");
        }

        assertThat(said).containsExactlyInAnyOrderElementsOf(kind.fields().names());
    }

    /** An end is told last, and the mode of tiers after them, though both are read before. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            bank accounts,        bank_code urgency merge effective_to
            reconciliation terms, second_person_limit deposit_days effective_to
            settlement terms,     reserve_days collection claim_days effective_to
            fee rules,            price tiers tier_mode free_count
            """)
    void differencesAreToldInTheOrderThatReadsWell(String name, String told) {
        SetUpKind<?> kind =
                kinds().filter(each -> each.name().equals(name)).findFirst().orElseThrow();

        assertThat(kind.attributes().stream().map(KindAttribute::name)).containsSequence(told.split(" "));
    }

    @Test
    void twoFieldsOfOneNameAreAMistake() {
        KindFields<String> fields = KindFields.storedIn("thing");
        fields.required("name", FieldTypes.text(8)).free(thing -> thing);

        assertThatThrownBy(() -> fields.optional("name", FieldTypes.ID).onlyRead())
                .hasMessage("there are two fields name");
    }

    @Test
    void anAmountIsHeldInMinorUnitsAndToldInMajorOnes() {
        KindFields<Long> fields = KindFields.storedIn("thing");
        FileColumn<String> unit = fields.required("unit", FieldTypes.ID).key(amount -> "CNY");
        fields.optional("limit", FieldTypes.COUNT).amountIn(amount -> "CNY").free(amount -> amount);

        assertThat(fields.table().columnNames()).containsExactly("unit", "limit_minor");
        assertThat(fields.attributes().get(0).describe(1250L)).isEqualTo("limit 12.50");
        assertThat(fields.keyColumns()).containsExactly(unit);
        assertThat(fields.key(1250L)).containsExactly("CNY");
    }

    @Test
    void whatOthersStoreHasNoTableHere() {
        assertThat(EveryKind.ACCOUNTS)
                .allSatisfy(kind -> assertThatThrownBy(kind::table).hasMessage("these are stored elsewhere"));
    }
}
