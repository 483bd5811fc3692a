package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.BudgetsLeft;
import io.evenkeel.proposal.TaxStanding;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the optimizer is asked about one account.
 *
 * @param cashLeft cash that has to be there after the trades
 * @param budgets what the year's budgets leave
 * @param notBought beside what the limits say
 * @param notSoldAtLoss beside what the limits say
 */
record Ask(
        AccountView view,
        TradingLimits limits,
        TaxStanding standing,
        HarvestPlan plan,
        Money cashLeft,
        BudgetsLeft budgets,
        Set<SecurityId> notBought,
        Set<SecurityId> notSoldAtLoss) {

    Ask {
        notBought = Set.copyOf(notBought);
        notSoldAtLoss = Set.copyOf(notSoldAtLoss);
    }

    static Ask of(AccountView view, TradingLimits limits, TaxStanding standing, Money withdrawalsDue) {
        return new Ask(
                view,
                limits,
                standing,
                HarvestPlan.of(view, limits, standing),
                limits.cashReserve().plus(withdrawalsDue),
                BudgetsLeft.of(view, limits, standing),
                Set.of(),
                Set.of());
    }

    Ask withoutBuying(Set<SecurityId> securities) {
        Set<SecurityId> more = new TreeSet<>(notBought);
        more.addAll(securities);
        return new Ask(view, limits, standing, plan, cashLeft, budgets, more, notSoldAtLoss);
    }

    Ask withoutLossesOf(Set<SecurityId> securities) {
        Set<SecurityId> more = new TreeSet<>(notSoldAtLoss);
        more.addAll(securities);
        return new Ask(view, limits, standing, plan, cashLeft, budgets, notBought, more);
    }

    /** Losses count as far as a holding is above its target, and those that were demanded. */
    Ask withoutHarvest() {
        return new Ask(view, limits, standing, plan.withoutHarvest(), cashLeft, budgets, notBought, notSoldAtLoss);
    }

    Ask withoutBudgets() {
        return new Ask(view, limits, standing, plan, cashLeft, BudgetsLeft.NONE, notBought, notSoldAtLoss);
    }

    /** Less cash than was asked for, and then nothing is bought. */
    Ask raising(Money cash) {
        Set<SecurityId> all = new TreeSet<>(view.targets().keySet());
        all.addAll(view.positions().keySet());
        view.substitutes().forEach(substitute -> all.add(substitute.substitute()));
        return new Ask(view, limits, standing, plan, cash, budgets, all, notSoldAtLoss);
    }
}
