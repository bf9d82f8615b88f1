package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the order of the columns, each is given its own value. */
class BulkTableTest {
    private record Sum(
            String name, long amountMinor, @Nullable Long feeMinor) {}

    private static final BulkTable<Sum> SUM = BulkTable.<Sum>named("sum")
            .with("name", Sum::name)
            .adding("fee_minor", Sum::feeMinor)
            .adding("amount_minor", Sum::amountMinor);

    @Test
    void namesStandInTheOrderOfTheirValues() throws IOException {
        assertThat(SUM.insert()).isEqualTo("INSERT INTO sum (name, fee_minor, amount_minor) VALUES (?, ?, ?)");
        assertThat(SUM.load())
                .isEqualTo("LOAD DATA LOCAL INFILE 'rows' INTO TABLE sum CHARACTER SET utf8mb4"
                        + " (name, fee_minor, amount_minor)");
        assertThat(new String(
                        LoadedRows.text(SUM, List.of(new Sum("a", 100, 3L), new Sum("b", 200, null)))
                                .readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo("a\t3\t100\nb\t\\N\t200\n");
    }

    @Test
    void aRowThatIsThereBecomesWhatIsSaid() {
        assertThat(SUM.add())
                .isEqualTo(SUM.insert() + " ON DUPLICATE KEY UPDATE fee_minor = fee_minor + VALUES(fee_minor),"
                        + " amount_minor = amount_minor + VALUES(amount_minor)");
        assertThat(SUM.replace())
                .isEqualTo(SUM.insert() + " ON DUPLICATE KEY UPDATE name = VALUES(name),"
                        + " fee_minor = VALUES(fee_minor), amount_minor = VALUES(amount_minor)");
    }

    @Test
    void aChangeNamesItsColumnsBeforeItsKey() {
        BulkUpdate<Sum> update = BulkUpdate.<Sum>of("sum", "name", Sum::name)
                .with("fee_minor", Sum::feeMinor)
                .adding("amount_minor", Sum::amountMinor);
        assertThat(update.sql())
                .isEqualTo("UPDATE sum SET fee_minor = ?, amount_minor = amount_minor + ? WHERE name = ?");
        assertThat(update.columns()).extracting(BulkColumn::name).containsExactly("fee_minor", "amount_minor", "name");
    }

    @Test
    void aColumnIsNamedOnce() {
        assertThatThrownBy(() -> SUM.with("fee_minor", Sum::amountMinor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum has two columns fee_minor");
        assertThatThrownBy(() -> BulkUpdate.<Sum>of("sum", "name", Sum::name)
                        .with("fee_minor", Sum::feeMinor)
                        .adding("fee_minor", Sum::amountMinor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum has two columns fee_minor");
    }
}
