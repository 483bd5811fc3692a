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
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.workflow.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The sample firm with its households' transactions changed so that outside purchases abound: no order causes a wash
 * sale, as the naive implementation sees it. Every 25th household in a build, all with {@code -Devenkeel.households=all}.
 */
class OrdersNeverWashTest {

    private static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);
    private static final int EVERY = "all".equals(System.getProperty("evenkeel.households")) ? 1 : 25;

    private int orders;
    private int lossSales;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> washed = new ArrayList<>();

    @Test
    void no_order_causes_a_wash_sale_in_any_tax_unit() {
        Loaded<Book> loaded = new BookReader(LIMITS).read(Path.of("samples/firm.zip"));
        Book book = loaded.fold(Loaded.Sound::value, refused -> {
            throw new IllegalStateException(refused.faults().toString());
        });
        RebalanceHousehold rebalance =
                Evaluation.under(new RulebookCompiler().compile(RuleFiles.read(Path.of("rules"))));
        Market market = OutsidePurchases.whole(book.market());
        for (int index = 0; index < book.households().size(); index += EVERY) {
            Household household = OutsidePurchases.in(book.households().get(index), market);
            look(
                    household,
                    market,
                    rebalance.evaluate(household, market, book.models(), book.substitutes(), EvaluationRequest.DAILY));
        }
        System.out.printf(
                "Orders that never wash: %d orders, %d lots sold at a loss, %s%n", orders, lossSales, outcomes);
        assertThat(washed).isEmpty();
        assertThat(lossSales).as("losses are taken at all").isGreaterThan(EVERY == 1 ? 500 : 20);
    }

    private void look(Household household, Market market, List<AccountResult> results) {
        Map<AccountId, List<Trade>> trades = results.stream()
                .filter(result -> result.proposal() != null)
                .collect(Collectors.toMap(AccountResult::account, result -> Objects.requireNonNull(result.proposal())
                        .trades()));
        results.forEach(result -> outcomes.merge(result.outcome() + "/" + result.route(), 1, Integer::sum));
        results.stream()
                .flatMap(result -> result.exceptions().stream())
                .filter(note -> note.rule().equals(RebalanceHousehold.INDEPENDENT_CHECK))
                .forEach(note -> washed.add(household.id() + ": " + note.message()));
        trades.values().forEach(all -> {
            orders += all.size();
            all.forEach(trade -> lossSales += (int) trade.lots().stream()
                    .map(LotSale::gain)
                    .filter(g -> g.isNegative())
                    .count());
        });
        NaiveOutlook.washedBy(household, market, trades).forEach(line -> washed.add(household.id() + ": " + line));
    }
}
