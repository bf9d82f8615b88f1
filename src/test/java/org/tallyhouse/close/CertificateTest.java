package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certificates of the three sample nights. */
@Tag("database")
class CertificateTest {
    static final List<LocalDate> DATES = Nights.DATES;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Nights.three();
    }

    @Test
    void eachCertificateNamesTheHashOfTheFileBeforeIt() throws Exception {
        String previous = "0".repeat(64);
        for (LocalDate date : DATES) {
            assertThat(read(date).get("previous_certificate_sha256").asString()).isEqualTo(previous);
            previous = sha256(file(date));
            assertThat(books.jdbc()
                            .queryForObject("SELECT hash FROM certificate WHERE business_date = ?", String.class, date))
                    .isEqualTo(previous);
        }
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void everyFileOfTheNightIsNamedWithItsHash(LocalDate date) throws Exception {
        JsonNode files = read(date).get("files");
        for (JsonNode file : files) {
            assertThat(file.get("sha256").asString())
                    .isEqualTo(sha256(books.out(date).resolve(file.get("name").asString())));
        }
        assertThat(files.size())
                .isEqualTo((int) books.files().stream()
                        .filter(file -> file.startsWith(date.toString()))
                        .filter(file -> !file.endsWith("certificate-%s.json".formatted(date)))
                        .filter(file -> !file.endsWith("report-%s.html".formatted(date)))
                        .count())
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void everyInvariantIsProvedByTwoEqualFigures(LocalDate date) throws IOException {
        JsonNode proofs = read(date).get("proofs");
        assertThat(proofs).allSatisfy(proof -> {
            assertThat(proof.get("expected").asLong())
                    .isEqualTo(proof.get("actual").asLong());
            assertThat(proof.get("holds").asBoolean()).isTrue();
        });
        assertThat(proofs)
                .extracting(proof -> proof.get("invariant").asString())
                .contains("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12");
    }

    private static JsonNode read(LocalDate date) throws IOException {
        return new JsonMapper().readTree(Files.readString(file(date)));
    }

    private static Path file(LocalDate date) {
        return books.out(date).resolve("close/certificate-%s.json".formatted(date));
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
