package io.evenkeel.proposal;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.SetAside;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.tax.AutomaticPurchase;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why these trades and no others, beside the reasons of each.
 *
 * @param binding limits that cost something, the dearest first
 * @param partlyMet what was asked for and could be met in part only
 * @param notBefore what must not be bought back, and until when
 * @param notes on the account as a whole, such as what trading would have saved and cost
 */
public record Explanation(
        List<BindingLimit> binding, List<PartlyMet> partlyMet, List<NotBefore> notBefore, List<String> notes) {

    public static final Explanation NONE = new Explanation(List.of(), List.of(), List.of(), List.of());

    /** Calendar days from a loss to the first day on which a purchase does not wash it (IRC 1091(a)). */
    private static final int DAYS_TO_WAIT = 31;

    @SuppressWarnings("ConstantValue")
    public Explanation {
        binding = List.copyOf(binding);
        partlyMet = List.copyOf(partlyMet);
        notBefore = List.copyOf(notBefore);
        // One that was stored before there were notes.
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    static Explanation of(
            AccountView view,
            TaxStanding standing,
            ShareChanges changes,
            List<Trade> trades,
            TaxEffect tax,
            Figures before,
            Figures after) {
        List<BindingLimit> binding = new ArrayList<>();
        changes.prices().forEach((limit, price) -> binding.add(new BindingLimit(limit, price)));
        binding.sort(Comparator.comparing(BindingLimit::price).reversed().thenComparing(BindingLimit::limit));
        List<NotBefore> waits = new ArrayList<>();
        if (view.account().registration().isTaxable()) {
            trades.stream()
                    .filter(trade ->
                            trade.lots().stream().anyMatch(lot -> lot.gain().isNegative()))
                    .forEach(trade -> waits.add(notBefore(view, standing, trade)));
        }
        List<String> notes = new ArrayList<>(changes.notes());
        carried(standing, tax).ifPresent(notes::add);
        withoutSetAside(view, before, after).ifPresent(notes::add);
        return new Explanation(binding, changes.partlyMet(), waits, notes);
    }

    /** The estimated tax is this year's, and says nothing of losses that wait for a later one: the choice of trades does. */
    private static Optional<String> carried(TaxStanding standing, TaxEffect tax) {
        Money added = standing.addedToCarry(tax.shortTermGain(), tax.longTermGain());
        if (added.isZero()) {
            return Optional.empty();
        }
        Money amount = added.isNegative() ? added.negated() : added;
        Rate counted = standing.rates().carriedLoss();
        String worth = counted.percent() + ", "
                + amount.times(counted, RoundingMode.HALF_UP).dollars();
        return Optional.of(
                added.isNegative()
                        ? "Gains use up " + amount.dollars()
                                + " of losses that would be carried to the next year; in the"
                                + " choice of trades that costs " + worth
                        : "Losses of " + amount.dollars() + " save no tax this year and are carried to the next; in the"
                                + " choice of trades they count " + worth);
    }

    /** The headline figures are of the account as it stands. */
    private static Optional<String> withoutSetAside(AccountView view, Figures before, Figures after) {
        SetAside aside = view.setAside();
        return view.isSteeredJointly() || !aside.isWorthSaying(view.investableValue())
                ? Optional.empty()
                : Optional.of("Set aside: " + aside.sentence() + ". Without it drift " + change(before, after));
    }

    private static String change(Figures before, Figures after) {
        String now = before.netDrift().percent();
        String then = after.netDrift().percent();
        return now.equals(then) ? "is " + now : "goes from " + now + " to " + then;
    }

    private static NotBefore notBefore(AccountView view, TaxStanding standing, Trade trade) {
        LocalDate free =
                TradingCalendar.tradingDayOnOrAfter(view.market().asOf().plusDays(DAYS_TO_WAIT));
        List<AccountId> accounts = view.household().accounts().stream()
                .filter(account -> account.registration() != Registration.TAX_EXEMPT)
                .map(account -> account.id())
                .sorted()
                .toList();
        List<String> plans = standing.windows().automaticPurchases(trade.security()).stream()
                .map(Explanation::plan)
                .toList();
        return new NotBefore(trade.security(), accounts, plans, free);
    }

    private static String plan(AutomaticPurchase plan) {
        String kind = plan.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return "%s of %s in account %s, last on %s".formatted(kind, plan.security(), plan.account(), plan.lastBought());
    }
}
