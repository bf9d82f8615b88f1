package org.tallyhouse.run;

import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The identity of a run: job name and business date, and where a date has several runs the window, or the bank and
 * the first file made for it; operator and reason only accompany it.
 */
final class RunIdentity {
    static final String OPERATOR = "operator";
    static final String BUSINESS_DATE = "businessDate";
    static final String WINDOW = "windowId";
    static final String BANK = "bankId";
    private static final String FIRST_FILE = "firstFile";

    private RunIdentity() {}

    static JobParameters ofWindow(JobParameters ofDate, long windowId) {
        return new JobParametersBuilder(ofDate).addLong(WINDOW, windowId, true).toJobParameters();
    }

    static JobParameters ofBank(JobParameters ofDate, String bankId, long firstFile) {
        return new JobParametersBuilder(ofDate)
                .addString(BANK, bankId, true)
                .addLong(FIRST_FILE, firstFile, true)
                .toJobParameters();
    }

    static JobParameters parameters(LocalDate businessDate, String operator, String reason) {
        return new JobParametersBuilder()
                .addLocalDate(BUSINESS_DATE, businessDate, true)
                .addString(OPERATOR, operator, false)
                .addString("reason", reason, false)
                .toJobParameters();
    }
}
