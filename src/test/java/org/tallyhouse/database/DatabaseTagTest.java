package org.tallyhouse.database;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.TestDatabase;

/** The quick tests ask no database but for the sample nights, and a second server sees all that do. */
class DatabaseTagTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.tallyhouse");

    @Test
    void whatAsksADatabaseIsTagged() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Test")
                .and(describe("ask a database", DatabaseTagTest::asksADatabase))
                .should(have(describe("the tag database", DatabaseTagTest::isTagged)))
                .check(CLASSES);
    }

    private static boolean asksADatabase(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> belongToAnyOf(Books.class, TestDatabase.class, Nights.class, Beginning.class)
                        .test(call.getTargetOwner()));
    }

    private static boolean isTagged(JavaClass type) {
        return AnnotationSupport.findRepeatableAnnotations(type.reflect(), Tag.class).stream()
                .anyMatch(tag -> tag.value().equals("database"));
    }
}
