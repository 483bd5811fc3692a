package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.market.Market;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Trade;
import io.evenkeel.rebalance.EvaluationRequest;
import io.evenkeel.rebalance.RebalanceHousehold;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.workflow.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The sample firm with its households' transactions changed so that outside purchases abound: no order causes a wash
 * sale, as the naive implementation sees it. Every 25th household in a build, all with {@code -Devenkeel.households=all}.
 */
class OrdersNeverWashTest {

    private static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);
    private static final int EVERY = "all".equals(System.getProperty("evenkeel.households")) ? 1 : 25;

    private static final int THREADS = 2;

    /** Whose orders were made of parts of shares, or whose lots were bought and sold again within the month. */
    private static final Set<String> ALWAYS = Set.of("H-0066", "H-0077", "H-0106", "H-0367");

    /** What became of some households. */
    private static final class Tally {
        private int households;
        private int accounts;
        private int orders;
        private int lossLots;
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private final List<String> washed = new ArrayList<>();

        void add(Tally other) {
            households += other.households;
            accounts += other.accounts;
            orders += other.orders;
            lossLots += other.lossLots;
            other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
            washed.addAll(other.washed);
        }
    }

    @Test
    void no_order_causes_a_wash_sale_in_any_tax_unit() {
        Loaded<Book> loaded = new BookReader(LIMITS).read(Path.of("samples/firm.zip"));
        Book book = loaded.fold(Loaded.Sound::value, refused -> {
            throw new IllegalStateException(refused.faults().toString());
        });
        Rulebook rulebook = new RulebookCompiler().compile(RuleFiles.read(Path.of("rules")));
        Market market = OutsidePurchases.whole(book.market());
        Tally all = inParallel(book, index -> look(book, index, market, Evaluation.under(rulebook)));
        System.out.printf(
                "Orders that never wash: %d households, %d accounts, %d orders, %d lots sold at a loss, %d washed; %s%n",
                all.households, all.accounts, all.orders, all.lossLots, all.washed.size(), all.outcomes);
        assertThat(all.washed).isEmpty();
        assertThat(all.lossLots).as("losses are taken at all").isGreaterThan(EVERY == 1 ? 500 : 20);
    }

    private static Tally inParallel(Book book, IntFunction<Tally> look) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int index = 0; index < book.households().size(); index++) {
                int household = index;
                if (index % EVERY == 0
                        || ALWAYS.contains(book.households().get(index).id().value())) {
                    parts.add(threads.submit(() -> look.apply(household)));
                }
            }
            Tally all = new Tally();
            for (Future<Tally> part : parts) {
                all.add(part.get());
            }
            return all;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A household was not looked at", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tally look(Book book, int index, Market market, RebalanceHousehold rebalance) {
        Household household = OutsidePurchases.in(book.households().get(index), market);
        List<AccountResult> results =
                rebalance.evaluate(household, market, book.models(), book.substitutes(), EvaluationRequest.DAILY);
        Map<AccountId, List<Trade>> trades = results.stream()
                .filter(result -> result.proposal() != null)
                .collect(Collectors.toMap(AccountResult::account, result -> Objects.requireNonNull(result.proposal())
                        .trades()));
        Tally tally = new Tally();
        tally.households = 1;
        tally.accounts = results.size();
        results.forEach(result -> tally.outcomes.merge(result.outcome() + "/" + result.route(), 1, Integer::sum));
        results.stream()
                .flatMap(result -> result.exceptions().stream())
                .filter(note -> note.rule().equals(RebalanceHousehold.INDEPENDENT_CHECK))
                .forEach(note -> tally.washed.add(household.id() + ": " + note.message()));
        trades.values().forEach(all -> {
            tally.orders += all.size();
            all.forEach(trade -> tally.lossLots += (int) trade.lots().stream()
                    .map(LotSale::gain)
                    .filter(g -> g.isNegative())
                    .count());
        });
        NaiveOutlook.washedBy(household, market, trades)
                .forEach(line -> tally.washed.add(household.id() + ": " + line));
        return tally;
    }
}
