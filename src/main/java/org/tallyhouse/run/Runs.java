package org.tallyhouse.run;

import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The identity of a run: job name and business date; operator and reason only accompany it. */
final class Runs {
    static final String BUSINESS_DATE = "businessDate";

    private Runs() {}

    static JobParameters parameters(LocalDate businessDate, String operator, String reason) {
        return new JobParametersBuilder()
                .addLocalDate(BUSINESS_DATE, businessDate, true)
                .addString("operator", operator, false)
                .addString("reason", reason, false)
                .toJobParameters();
    }
}
