package io.evenkeel.proposal;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.tax.AutomaticPurchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    static Explanation of(AccountView view, TaxStanding standing, ShareChanges changes, List<Trade> trades) {
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
        return new Explanation(binding, changes.partlyMet(), waits, changes.notes());
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
