package io.evenkeel.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.evenkeel.book.Book;
import io.evenkeel.book.Fault;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.market.Market;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.RuleProblem;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.store.BookHeading;
import io.evenkeel.store.Books;
import io.evenkeel.store.Orders;
import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.evenkeel.workflow.Rebalancing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mock.env.MockEnvironment;

class OperationsTest {

    private static final Instant STARTED = Instant.parse("2018-02-07T22:00:00Z");
    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final OpsLimits LIMITS = new OpsLimits(Duration.ofMinutes(30), Duration.ofSeconds(10));

    private final BookReader reader = mock(BookReader.class);
    private final Books books = mock(Books.class);
    private final Runs runs = mock(Runs.class);
    private final Orders orders = mock(Orders.class);
    private final ActiveRulebook rulebooks = mock(ActiveRulebook.class);
    private final Rebalancing rebalancing = mock(Rebalancing.class);
    private final SampleFirm firm = new SampleFirm(
            new SampleSettings("samples", Duration.ofMillis(1), Duration.ofSeconds(30)),
            reader,
            books,
            runs,
            orders,
            rulebooks,
            rebalancing,
            new MockEnvironment());

    @BeforeEach
    void a_sound_book_and_a_rulebook() {
        Rulebook rulebook = mock(Rulebook.class);
        given(rulebook.sha256()).willReturn("cd");
        given(rulebooks.version()).willReturn("12");
        given(rulebooks.current()).willReturn(rulebook);
        Market market = new Market(AS_OF, Map.of(), Map.of(), List.of(), List.of(), Optional.empty());
        given(reader.read(any()))
                .willReturn(new Loaded.Sound<>(new Book("ab", market, Map.of(), List.of(), List.of()), List.of()));
        given(books.add(any(), any(), any()))
                .willReturn(new BookHeading("B-1", "ab", "sample firm", AS_OF, 3, 2, 9, STARTED, List.of()));
        given(runs.find("R-1")).willReturn(Optional.of(run(RunStatus.RUNNING)), Optional.of(run(RunStatus.FINISHED)));
    }

    @Test
    void the_sample_firm_is_run_as_operations_and_waited_for() {
        given(rebalancing.start("B-1", "operations1", "sample-B-1-cd")).willReturn(run(RunStatus.RUNNING));

        firm.load();

        verify(orders).count("R-1");
    }

    @Test
    void a_run_of_the_same_book_and_rulebook_is_not_started_again() {
        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.RUNNING)));

        firm.load();

        verify(rebalancing, never()).start(any(), any(), any());
        verify(orders).count("R-1");
    }

    @Test
    void a_sample_book_with_faults_is_not_run() {
        given(reader.read(any()))
                .willReturn(new Loaded.Refused<>(
                        List.of(new Fault(FaultReason.MISSING_FILE, "lots.csv", 0, null, "There is none."))));

        firm.load();

        verify(books, never()).add(any(), any(), any());
        verify(rebalancing, never()).start(any(), any(), any());
    }

    @Test
    void the_summary_tells_every_count_and_where_to_look() {
        assertThat(SampleSummary.of(run(RunStatus.FINISHED), 1234, Duration.ofMillis(45_600), "http://localhost:8080"))
                .contains("R-1", "2018-02-07", "FINISHED", "2,000", "1,990", "1,234", "45.6")
                .contains(
                        "http://localhost:8080/camunda/app/tasklist/default/",
                        "/camunda/app/cockpit/",
                        "/swagger-ui.html")
                .contains("reviewer1", "operations1");
    }

    @Test
    void a_refused_edit_of_the_rules_degrades_the_service() {
        RulebookHealth health = new RulebookHealth(rulebooks);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        given(rulebooks.problems()).willReturn(List.of(new RuleProblem("review/turnover.drl", 7, 3, "no such field")));
        assertThat(health.health().getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(health.health().getDetails()).containsKey("problems");
    }

    @Test
    void a_run_is_overdue_past_its_time_and_not_at_it() {
        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.RUNNING)));

        assertThat(runsHealth(STARTED.plus(Duration.ofMinutes(30)))).isEqualTo(Status.UP);
        assertThat(runsHealth(STARTED.plus(Duration.ofMinutes(30)).plusMillis(1)))
                .isEqualTo(Degraded.STATUS);
    }

    @Test
    void a_failed_last_run_degrades_the_service() {
        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.FAILED), run(RunStatus.FINISHED)));
        assertThat(runsHealth(STARTED)).isEqualTo(Degraded.STATUS);

        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.FINISHED), run(RunStatus.FAILED)));
        assertThat(runsHealth(STARTED)).isEqualTo(Status.UP);
    }

    private Status runsHealth(Instant now) {
        return new RunsHealth(runs, LIMITS, Clock.fixed(now, ZoneOffset.UTC))
                .health()
                .getStatus();
    }

    @Test
    void metrics_count_runs_by_status_and_accounts_by_outcome() {
        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.FINISHED), run(RunStatus.FINISHED)));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new RunMetrics(runs, LIMITS).bindTo(registry);

        assertThat(registry.get("evenkeel.runs")
                        .tag("status", "FINISHED")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(registry.get("evenkeel.runs").tag("status", "FAILED").gauge().value())
                .isZero();
        assertThat(registry.get("evenkeel.accounts")
                        .tag("outcome", "held")
                        .functionCounter()
                        .count())
                .isEqualTo(20);
    }

    @Test
    void an_answer_is_remembered_until_it_is_too_old() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        Remembered<Integer> remembered = new Remembered<>(asked::incrementAndGet, Duration.ofNanos(10), now::get);

        assertThat(remembered.get()).isEqualTo(1);
        now.set(10);
        assertThat(remembered.get()).isEqualTo(1);
        now.set(11);
        assertThat(remembered.get()).isEqualTo(2);
    }

    private static Run run(RunStatus status) {
        RunCounts counts = new RunCounts(2000, 1990, 1500, 480, 400, 70, 10, 10, 10, 0);
        return new Run("R-1", "B-1", AS_OF, "12", "cd", "build", status, "operations1", counts, STARTED, null);
    }
}
