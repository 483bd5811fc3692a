package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.market.Market;
import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.TradeProposal;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sample firm on the day after its trades, at the same prices: which accounts trade again, and why. An account that has
 * been rebalanced should rest; what has come since (cash, a lot that turned long-term, a window that closed) is a reason.
 * Arguments: the book and the rules folder; {@code samples/firm.zip rules} where none are given.
 */
public final class DayAfter {

    private final SampleFirm firm;
    private final RebalanceHousehold rebalance;
    private final Market tomorrow;
    private int once;
    private int again;
    private double dollars;

    private DayAfter(SampleFirm firm) {
        this.firm = firm;
        this.rebalance = firm.rebalancing(new LotOptimizer());
        Market today = firm.book().market();
        this.tomorrow = BringForward.quotedOn(today, today.asOf().plusDays(1));
    }

    public static void main(String[] arguments) throws IOException {
        new DayAfter(SampleFirm.of(arguments)).print(System.out);
    }

    private void print(PrintStream out) {
        for (Household household : firm.book().households()) {
            List<TradeProposal> made = firm.evaluated(rebalance, household).stream()
                    .filter(result -> result.outcome() == Outcome.TRADE)
                    .map(DayAfter::proposal)
                    .toList();
            once += made.size();
            if (!made.isEmpty()) {
                look(household, made, out);
            }
        }
        out.printf(
                Locale.ROOT,
                "%,d accounts trade; on the day after %,d of them trade again, $%,.0f in all%n",
                once,
                again,
                dollars);
    }

    private void look(Household household, List<TradeProposal> made, PrintStream out) {
        Set<AccountId> traded = made.stream().map(TradeProposal::account).collect(Collectors.toSet());
        Household after = new BringForward(firm.rulebook().taxRates())
                .to(
                        BringForward.after(household, made),
                        household,
                        firm.book().market().asOf(),
                        tomorrow.asOf());
        Map<AccountId, TradeProposal> second = new TreeMap<>();
        rebalance
                .evaluate(after, tomorrow, firm.book().models(), firm.book().substitutes(), EvaluationRequest.DAILY)
                .stream()
                .filter(result -> result.outcome() == Outcome.TRADE && traded.contains(result.account()))
                .forEach(result -> second.put(result.account(), proposal(result)));
        second.forEach((account, proposal) -> {
            double amount = proposal.trades().stream()
                    .mapToDouble(trade -> Dollars.of(trade.amount()))
                    .sum();
            again++;
            dollars += amount;
            String why = proposal.explanation().notes().stream()
                    .filter(note -> note.startsWith(WhyToday.ASKED))
                    .findFirst()
                    .orElse("inside its bands");
            out.printf(
                    Locale.ROOT,
                    "%s again: %d trades, $%,.0f; %s%n",
                    account,
                    proposal.trades().size(),
                    amount,
                    why);
        });
    }

    private static TradeProposal proposal(AccountResult result) {
        return java.util.Objects.requireNonNull(result.proposal(), "an account that trades has a proposal");
    }
}
