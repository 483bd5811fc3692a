package io.evenkeel.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A store of its own for one test: H2 in memory, migrated, with a clock that stands still. */
final class Database {

    static final Instant NOW = Instant.parse("2018-02-08T06:30:00.123456Z");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final JdbcTemplate jdbc;
    final Books books;
    final Runs runs;
    final Proposals proposals;
    final Orders orders;
    final StoredRulebooks rulebooks;
    final AuditTrail audit;
    private final TransactionTemplate transactions;

    Database() {
        DataSource source = new DriverManagerDataSource(
                "jdbc:h2:mem:store%d;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000".formatted(NUMBER.incrementAndGet()));
        Flyway.configure().dataSource(source).load().migrate();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        jdbc = new JdbcTemplate(source);
        JdbcClient client = JdbcClient.create(jdbc);
        books = new Books(jdbc, clock);
        runs = new Runs(client, clock, new Build());
        proposals = new Proposals(jdbc, clock);
        orders = new Orders(jdbc, clock);
        rulebooks = new StoredRulebooks(client, clock);
        audit = new AuditTrail(client);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    <T> T inTransaction(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    int rows(String table) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }
}
