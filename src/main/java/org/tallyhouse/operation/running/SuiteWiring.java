package org.tallyhouse.operation.running;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.calendar.CalendarMapper;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.LostTogether;
import org.tallyhouse.database.MyBatisSettings;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper;
import org.tallyhouse.ledger.online.AccountStatusChange;
import org.tallyhouse.ledger.online.AccountStatusMapper;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.ledger.window.WindowBooking;
import org.tallyhouse.ledger.window.WindowBookingMapper;
import org.tallyhouse.ledger.window.WindowMapper;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotalMapper;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepWatcher;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.run.lease.RunMapper;
import org.tallyhouse.run.lease.RunSettings;

/** Puts the parts together: the core is plain Java and is made here, the stages bring their own. */
@SpringBootApplication(scanBasePackages = "org.tallyhouse")
@MapperScan(basePackages = "org.tallyhouse", annotationClass = Mapper.class, lazyInitialization = "true")
@EnableConfigurationProperties(RunSettings.class)
class SuiteWiring {

    @Bean
    ConfigurationCustomizer myBatisSettings() {
        return MyBatisSettings::apply;
    }

    /** Static, as it is there before the others are made. */
    @Bean
    static BeanPostProcessor connectionsAreLostTogether() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    LostTogether.in(pool);
                }
                return bean;
            }
        };
    }

    @Bean
    BulkInsert bulkInsert(JdbcTemplate jdbc) {
        return new BulkInsert(work -> jdbc.execute((ConnectionCallback<Void>) connection -> {
            work.on(connection);
            return null;
        }));
    }

    @Bean
    Calendars calendars(CalendarMapper mapper) {
        return new Calendars(mapper);
    }

    @Bean
    Ledger ledger(LedgerMapper mapper, BulkInsert bulkInsert) {
        return new Ledger(mapper, bulkInsert);
    }

    @Bean
    Accounts accounts(LedgerMapper mapper) {
        return new Accounts(mapper);
    }

    @Bean
    AccountStatusChange accountStatusChange(AccountStatusMapper mapper, LedgerMapper ledger, WindowMapper windows) {
        return new AccountStatusChange(mapper, ledger, windows);
    }

    @Bean
    WindowBooking windowBooking(WindowBookingMapper mapper, LedgerMapper journals, Accounts accounts) {
        return new WindowBooking(mapper, journals, accounts);
    }

    @Bean
    Holds holds(LedgerMapper mapper, Ledger ledger, BulkInsert bulkInsert) {
        return new Holds(mapper, ledger, bulkInsert);
    }

    @Bean
    PostingWindows postingWindows(WindowMapper mapper, Clock clock) {
        return new PostingWindows(mapper, clock);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** In transactions of its own: a lease is taken whatever else goes on. */
    @Bean
    RunLease runLease(RunMapper mapper, PlatformTransactionManager transactions, RunSettings settings) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new RunLease(mapper, own, settings, System::nanoTime);
    }

    @Bean
    StageTotals stageTotals(StageTotalMapper mapper) {
        return new StageTotals(mapper);
    }

    @Bean
    StageJobs stages(
            JobRepository repository,
            JobOperator operator,
            PlatformTransactionManager transactions,
            RunLease lease,
            StopRequest stop,
            ObjectProvider<StepWatcher> watchers) {
        return new StageJobs(
                repository,
                operator,
                transactions,
                lease,
                stop,
                watchers.orderedStream().toList());
    }

    @Bean
    JobRunner runner(JobRepository repository, JobOperator operator, RunLease lease, List<Job> jobs) {
        return new JobRunner(repository, operator, lease, jobs);
    }
}
