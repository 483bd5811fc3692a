package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.BudgetsLeft;
import io.evenkeel.proposal.RealisedGains;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.YearRates;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the optimizer is asked about one account.
 *
 * @param marginal what a dollar more of gain is thought to cost in the year as it will be
 * @param cashLeft cash that has to be there after the trades
 * @param budgets what the year's budgets leave
 * @param mostTrades securities that are traded at most
 * @param others the household's other accounts, where all of them are steered as one
 */
record Ask(
        AccountView view,
        TradingLimits limits,
        TaxStanding standing,
        HarvestPlan plan,
        YearRates marginal,
        Money cashLeft,
        BudgetsLeft budgets,
        Room room,
        int mostTrades,
        Others others) {

    static Ask of(AccountView view, TradingLimits limits, TaxStanding standing) {
        return new Ask(
                view,
                limits,
                standing,
                HarvestPlan.of(view, limits, standing),
                standing.marginalRates(),
                limits.cashReserve().plus(view.paymentsDue()),
                BudgetsLeft.of(view, limits, standing),
                Room.ALL,
                Integer.MAX_VALUE,
                Others.NONE);
    }

    /** A security goes one way in the whole household: what others sell is not bought here, what they buy not sold. */
    Ask beside(Others household) {
        Room room = Room.ALL.withoutBuying(household.sold()).withoutSelling(household.bought());
        return new Ask(view, limits, standing, plan, marginal, cashLeft, budgets, room, mostTrades, household);
    }

    Ask in(Room other) {
        return new Ask(view, limits, standing, plan, marginal, cashLeft, budgets, other, mostTrades, others);
    }

    Ask withoutBuying(Set<SecurityId> securities) {
        return in(room.withoutBuying(securities));
    }

    Ask withoutSelling(Set<SecurityId> securities) {
        return in(room.withoutSelling(securities));
    }

    Ask withoutLossesOf(Set<SecurityId> securities) {
        return in(room.withoutLossesOf(securities));
    }

    /** Losses count as far as a holding is above its target, and those that were demanded. */
    Ask withoutHarvest() {
        return harvesting(plan.withoutHarvest());
    }

    /** Losses count as this plan has them. */
    Ask harvesting(HarvestPlan other) {
        return new Ask(view, limits, standing, other, marginal, cashLeft, budgets, room, mostTrades, others);
    }

    /** Gains that may wait are weighed by what they would cost in a year like that. */
    Ask ending(YearRates other) {
        return new Ask(view, limits, standing, plan, other, cashLeft, budgets, room, mostTrades, others);
    }

    /** As if these results were in the year already; what the budgets leave stays what it is. */
    Ask after(RealisedGains results) {
        TaxStanding later = new TaxStanding(
                Netting.after(standing.year(), results.shortTerm(), results.longTerm()),
                standing.rates(),
                standing.windows());
        return new Ask(view, limits, later, plan, marginal, cashLeft, budgets, room, mostTrades, others);
    }

    Ask withoutBudgets() {
        return new Ask(view, limits, standing, plan, marginal, cashLeft, BudgetsLeft.NONE, room, mostTrades, others);
    }

    Ask withMostTrades(int most) {
        return new Ask(view, limits, standing, plan, marginal, cashLeft, budgets, room, most, others);
    }

    /** Less cash than was asked for, and then nothing is bought. */
    Ask raising(Money cash) {
        return new Ask(
                view,
                limits,
                standing,
                plan,
                marginal,
                cash,
                budgets,
                room.withoutBuying(buyable()),
                mostTrades,
                others);
    }

    /** Nothing is bought, and no more is sold than the cash that is wanted takes. */
    Ask sellingOnly() {
        return in(room.withoutBuying(buyable()).withMostCash(mostRaised()));
    }

    /** What has to be there, and the model's cash beside it. */
    Money cashWanted() {
        return cashLeft.plus(view.investableValue().times(view.targetCash(), RoundingMode.HALF_UP));
    }

    /** Cash that is wanted, or what the smallest trade brings, and a share more, as there may be no smaller step; dollars. */
    private double mostRaised() {
        Money dearest = view.positions().values().stream()
                .map(position -> position.quote().worth(Quantity.ONE))
                .reduce(Money.ZERO, Money::max);
        Money smallest = view.account().cash().plus(limits.minimumTrade());
        return Dollars.of(cashWanted().max(smallest).plus(dearest));
    }

    /** Nothing is sold but what must not be held. */
    Ask buyingOnly() {
        return withoutSelling(view.positions().keySet());
    }

    private Set<SecurityId> buyable() {
        Set<SecurityId> all = new TreeSet<>(view.targets().keySet());
        all.addAll(view.positions().keySet());
        view.substitutes().forEach(substitute -> all.add(substitute.substitute()));
        return all;
    }
}
