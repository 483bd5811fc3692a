package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.AccountFacts;
import io.evenkeel.policy.HoldingFacts;
import io.evenkeel.policy.PolicyCase;
import io.evenkeel.policy.RestrictionFacts;
import io.evenkeel.proposal.Drift;
import io.evenkeel.tax.WashWindows;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** First step: says of an account, in the rules' words, what is the case. Draws no conclusion. */
final class DescribeAccount {

    PolicyCase apply(AccountView view, WashWindows windows, boolean releasedByHand) {
        return new PolicyCase(
                account(view, releasedByHand),
                holdings(view),
                restrictions(view),
                DescribeActions.actions(view),
                DescribeActions.priceMoves(view, securities(view)),
                DescribeWashSales.lossesSold(view, windows),
                DescribeWashSales.washedLosses(view, windows));
    }

    private static AccountFacts account(AccountView view, boolean releasedByHand) {
        Account account = view.account();
        LocalDate asOf = view.market().asOf();
        Weight largest = securities(view).stream()
                .map(security ->
                        view.weightOf(security).minus(view.targetOf(security)).abs())
                .reduce(Weight.ZERO, Weight::max);
        return new AccountFacts(
                account.id(),
                view.household().id(),
                account.registration(),
                asOf,
                view.value(),
                account.cash(),
                view.value().isPositive() ? account.cash().partOf(view.value(), RoundingMode.HALF_UP) : Weight.ZERO,
                view.targetCash(),
                Drift.of(values(view), account.cash(), view.targets()),
                largest,
                view.paymentsDue(),
                deposits(account),
                TradingCalendar.isFirstTradingDayOfQuarter(asOf),
                account.settings(),
                view.household().budgets(),
                custodianCash(account).orElse(null),
                releasedByHand);
    }

    private static Money deposits(Account account) {
        return account.cashFlows().stream()
                .filter(flow -> flow.type() == CashFlowType.DEPOSIT)
                .map(CashFlow::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static Optional<Quantity> custodianCash(Account account) {
        return account.positions().stream()
                .filter(position -> position.security().isEmpty())
                .map(CustodianPosition::quantity)
                .findFirst();
    }

    static SortedMap<SecurityId, Money> values(AccountView view) {
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        view.positions().forEach((security, position) -> values.put(security, position.value()));
        return values;
    }

    private static SortedSet<SecurityId> securities(AccountView view) {
        SortedSet<SecurityId> securities = new TreeSet<>(view.positions().keySet());
        securities.addAll(view.targets().keySet());
        return securities;
    }

    private static List<HoldingFacts> holdings(AccountView view) {
        SortedMap<SecurityId, Quantity> custodian = custodianTotals(view.account());
        SortedSet<SecurityId> securities = securities(view);
        securities.addAll(custodian.keySet());
        return securities.stream()
                .filter(security -> view.market().prices().containsKey(security))
                .map(security -> holding(view, security, custodian))
                .toList();
    }

    private static SortedMap<SecurityId, Quantity> custodianTotals(Account account) {
        SortedMap<SecurityId, Quantity> totals = new TreeMap<>();
        account.positions().forEach(position -> position.security()
                .ifPresent(security -> totals.merge(security, position.quantity(), Quantity::plus)));
        return totals;
    }

    private static HoldingFacts holding(AccountView view, SecurityId id, SortedMap<SecurityId, Quantity> custodian) {
        Security security = view.market().security(id);
        QuotedPrice quote = view.market().quote(id);
        Position position = view.positions().get(id);
        Weight weight = view.weightOf(id);
        Weight target = view.targetOf(id);
        return new HoldingFacts(
                id,
                security.assetClass(),
                security.sector(),
                position == null ? Quantity.ZERO : position.quantity(),
                position == null ? Money.ZERO : position.value(),
                weight,
                target,
                weight.minus(target),
                position == null ? Money.ZERO : unrealisedGain(position),
                position == null
                        ? 0
                        : (int) position.lots().stream()
                                .filter(lot -> lot.basis() == null)
                                .count(),
                quote.date(),
                Math.toIntExact(
                        ChronoUnit.DAYS.between(quote.date(), view.market().asOf())),
                view.account().positions().isEmpty() ? null : custodian.getOrDefault(id, Quantity.ZERO));
    }

    private static @Nullable Money unrealisedGain(Position position) {
        Money gain = position.value();
        for (TaxLot lot : position.lots()) {
            if (lot.basis() == null) {
                return null;
            }
            gain = gain.minus(lot.basis());
        }
        return gain;
    }

    private static List<RestrictionFacts> restrictions(AccountView view) {
        LocalDate asOf = view.market().asOf();
        return view.restrictions().stream()
                .map(restriction -> describe(restriction, asOf))
                .toList();
    }

    private static RestrictionFacts describe(Restriction restriction, LocalDate asOf) {
        return new RestrictionFacts(
                restriction.type(),
                restriction.security(),
                restriction.quantity(),
                restriction.lot(),
                restriction.sector(),
                restriction.weight(),
                restriction.reason(),
                restriction.isInForce(asOf));
    }
}
