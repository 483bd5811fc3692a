package io.evenkeel.ops;

import io.evenkeel.book.Book;
import io.evenkeel.book.Fault;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.store.BookHeading;
import io.evenkeel.store.Books;
import io.evenkeel.store.Orders;
import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.evenkeel.workflow.Rebalancing;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * With the profile {@code sample}: takes in the sample firm, has it rebalanced once under the rulebook in force, and says
 * what came of it and where to look. A run that a crash interrupted is waited for, not started again.
 */
@Component
@Profile("sample")
class SampleFirm {

    private static final Logger LOG = LoggerFactory.getLogger(SampleFirm.class);

    private static final String ASKED_BY = "operations1";
    private static final int MOST_FAULTS_SHOWN = 50;

    private final SampleSettings settings;
    private final BookReader reader;
    private final Books books;
    private final Runs runs;
    private final Orders orders;
    private final ActiveRulebook rulebooks;
    private final Rebalancing rebalancing;
    private final Environment environment;

    SampleFirm(
            SampleSettings settings,
            BookReader reader,
            Books books,
            Runs runs,
            Orders orders,
            ActiveRulebook rulebooks,
            Rebalancing rebalancing,
            Environment environment) {
        this.settings = settings;
        this.reader = reader;
        this.books = books;
        this.runs = runs;
        this.orders = orders;
        this.rulebooks = rulebooks;
        this.rebalancing = rebalancing;
        this.environment = environment;
    }

    /** On a thread of its own: the service is ready for others meanwhile. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread thread = new Thread(this::load, "sample-firm");
        thread.setDaemon(true);
        thread.start();
    }

    void load() {
        try {
            Optional<Run> run = takeIn().map(this::runOf);
            if (run.isPresent()) {
                summarize(waitFor(run.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The sample firm was not rebalanced.", e);
        }
    }

    private Optional<BookHeading> takeIn() {
        Path book = Path.of(settings.book());
        if (!Files.exists(book)) {
            LOG.error(
                    "There is no sample book at {}. Maybe the service was not started in the project's folder;"
                            + " evenkeel.sample.book says where it is.",
                    book.toAbsolutePath());
            return Optional.empty();
        }
        LOG.info("Reading the sample firm from {}.", book);
        Loaded<Book> loaded = reader.read(book);
        return loaded.fold(sound -> Optional.of(books.add(sound.value(), "sample firm", sound.warnings())), refused -> {
            refused.faults().stream().limit(MOST_FAULTS_SHOWN).forEach(SampleFirm::tell);
            LOG.error(
                    "The sample book has {} faults and was not taken in.",
                    refused.faults().size());
            return Optional.empty();
        });
    }

    private static void tell(Fault fault) {
        LOG.error("{} line {} {}: {} {}", fault.file(), fault.line(), fault.id(), fault.reason(), fault.message());
    }

    /** One run per book and rulebook, however often the service is started. */
    private Run runOf(BookHeading book) {
        String rulebook = rulebooks.current().sha256();
        return runs.newestFirst().stream()
                .filter(run -> run.bookId().equals(book.bookId())
                        && run.rulebookSha256().equals(rulebook))
                .findFirst()
                .orElseGet(
                        () -> rebalancing.start(book.bookId(), ASKED_BY, "sample-" + book.bookId() + "-" + rulebook));
    }

    private Run waitFor(Run started) throws InterruptedException {
        long end = System.nanoTime() + settings.waitMax().toNanos();
        int told = -1;
        Run run = started;
        while (run.status() == RunStatus.RUNNING && System.nanoTime() < end) {
            int percent = percent(run.counts());
            if (percent >= told + 10 || told < 0) {
                told = percent;
                LOG.info(
                        "Run {}: {} of {} accounts.",
                        run.runId(),
                        done(run.counts()),
                        run.counts().accounts());
            }
            Thread.sleep(settings.lookInterval().toMillis());
            run = runs.find(started.runId()).orElseThrow();
        }
        return run;
    }

    private static int done(RunCounts counts) {
        return counts.evaluated() + counts.held();
    }

    private static int percent(RunCounts counts) {
        return counts.accounts() == 0 ? 0 : (int) (100L * done(counts) / counts.accounts());
    }

    private void summarize(Run run) {
        Duration sinceStart =
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        LOG.info("{}", SampleSummary.of(run, orders.count(run.runId()), sinceStart, address()));
    }

    private String address() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }
}
