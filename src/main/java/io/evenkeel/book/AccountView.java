package io.evenkeel.book;

import io.evenkeel.account.Account;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.Market;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.target.TargetWeight;
import io.evenkeel.tax.FollowCorporateAction;
import io.evenkeel.tax.LotRelief;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One account beside everything that its evaluation reads: its household, its model, the market. Immutable; positions
 * and targets sorted by security; lots at the cost that a sale of them would have.
 */
public final class AccountView {

    private final Household household;
    private final Account account;
    private final Market market;
    private final List<Substitute> substitutes;
    private final List<Restriction> restrictions;
    private final SortedMap<SecurityId, Position> positions;
    private final SortedMap<SecurityId, Weight> targets;
    private final Money value;
    private final SetAside setAside;
    private final SortedMap<SecurityId, Money> steeredValues;
    private final SetAside steeredSetAside;
    private final Money steeredValue;

    public AccountView(
            Household household, Account account, ModelPortfolio model, Market market, List<Substitute> substitutes) {
        this.household = household;
        this.account = account;
        this.market = market;
        this.substitutes = List.copyOf(substitutes);
        this.restrictions = FollowCorporateAction.restrictions(account.restrictions(), market.actions(), market.asOf());
        this.positions = Collections.unmodifiableSortedMap(positionsOf(account, market));
        this.targets = Collections.unmodifiableSortedMap(targetsOf(model));
        this.value = positions.values().stream().map(Position::value).reduce(account.cash(), Money::plus);
        this.steeredValues = Collections.unmodifiableSortedMap(isSteeredJointly() ? valuesOfHousehold() : values());
        this.setAside = SetAside.of(List.of(account), value, targetCash(), market.asOf());
        Money all = isSteeredJointly()
                ? household.accounts().stream()
                        .map(Account::cash)
                        .reduce(steeredValues.values().stream().reduce(Money.ZERO, Money::plus), Money::plus)
                : value;
        this.steeredSetAside =
                isSteeredJointly() ? SetAside.of(household.accounts(), all, targetCash(), market.asOf()) : setAside;
        this.steeredValue = all.minus(steeredSetAside.total()).max(Money.ZERO);
    }

    private SortedMap<SecurityId, Money> values() {
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        positions.forEach((security, position) -> values.put(security, position.value()));
        return values;
    }

    private SortedMap<SecurityId, Money> valuesOfHousehold() {
        SortedMap<SecurityId, Quantity> shares = new TreeMap<>();
        household.accounts().stream()
                .flatMap(each -> each.lots().stream())
                .forEach(lot -> shares.merge(lot.security(), lot.quantity(), Quantity::plus));
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        shares.forEach((security, quantity) -> values.put(security, market.worth(security, quantity)));
        return values;
    }

    private static SortedMap<SecurityId, Position> positionsOf(Account account, Market market) {
        Map<SecurityId, List<TaxLot>> lots = new TreeMap<>();
        account.lots().forEach(lot -> lots.computeIfAbsent(lot.security(), id -> new ArrayList<>())
                .add(lot));
        SortedMap<SecurityId, Position> positions = new TreeMap<>();
        lots.forEach((security, held) -> positions.put(
                security,
                new Position(
                        market.security(security),
                        market.quote(security),
                        held.stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus),
                        List.copyOf(atTheirCost(held, account, market.security(security))))));
        return positions;
    }

    /** At average cost where the account's owner chose it, the shares allow it and every lot has a basis. */
    private static List<TaxLot> atTheirCost(List<TaxLot> lots, Account account, Security security) {
        LotMethod method = LotRelief.methodFor(account.settings().lotMethod(), security.kind());
        boolean averaged = method == LotMethod.AVERAGE_COST && lots.stream().noneMatch(lot -> lot.basis() == null);
        return averaged ? LotRelief.atAverageCost(lots) : lots;
    }

    private static SortedMap<SecurityId, Weight> targetsOf(ModelPortfolio model) {
        SortedMap<SecurityId, Weight> targets = new TreeMap<>();
        for (TargetWeight target : model.targets()) {
            targets.put(target.security(), target.weight());
        }
        return targets;
    }

    public Household household() {
        return household;
    }

    public Account account() {
        return account;
    }

    /** As they read today: after the corporate actions since they were entered. */
    public List<Restriction> restrictions() {
        return restrictions;
    }

    public Market market() {
        return market;
    }

    public List<Substitute> substitutes() {
        return substitutes;
    }

    public SortedMap<SecurityId, Position> positions() {
        return positions;
    }

    public SortedMap<SecurityId, Weight> targets() {
        return targets;
    }

    /** Cash and positions at the book's prices. */
    public Money value() {
        return value;
    }

    /** What has to be paid out within the next ten calendar days. */
    public Money paymentsDue() {
        return setAside.payments();
    }

    /** Cash that is there, but not for the model. */
    public SetAside setAside() {
        return setAside;
    }

    /** What the model's weights are parts of where the account is steered by itself; nothing where all is set aside. */
    public Money investableValue() {
        return value.minus(setAside.total()).max(Money.ZERO);
    }

    /** What is left of the account once the payments due have left; nothing where they take it all. */
    public Money stayingValue() {
        return SetAside.left(value, paymentsDue());
    }

    public Weight targetOf(SecurityId security) {
        return targets.getOrDefault(security, Weight.ZERO);
    }

    /** The model's own cash. */
    public Weight targetCash() {
        return targets.values().stream().reduce(Weight.ONE, Weight::minus);
    }

    /** Whether all accounts of the household together are to look like the model, and not this one by itself. */
    public boolean isSteeredJointly() {
        return household.targetScope() == TargetScope.HOUSEHOLD
                && household.accounts().size() > 1;
    }

    /** What is compared with the targets: the account's positions, or the household's where it is steered as one. */
    public SortedMap<SecurityId, Money> steeredValues() {
        return steeredValues;
    }

    /** Cash of what is compared with the targets that is not for the model. */
    public SetAside steeredSetAside() {
        return steeredSetAside;
    }

    /** What the targets are parts of: cash included, but for what is set aside. */
    public Money steeredValue() {
        return steeredValue;
    }

    /** The security's part of what is compared with the targets. */
    public Weight steeredWeightOf(SecurityId security) {
        return steeredValue.isPositive()
                ? steeredValues.getOrDefault(security, Money.ZERO).partOf(steeredValue, RoundingMode.HALF_UP)
                : Weight.ZERO;
    }

    /** The security's part of the account once the payments due have left; zero where they take everything. */
    public Weight stayingWeightOf(SecurityId security) {
        return part(security, stayingValue());
    }

    /** The security's part of the account's value; zero where the account is worth nothing or less. */
    public Weight weightOf(SecurityId security) {
        return part(security, value);
    }

    private Weight part(SecurityId security, Money whole) {
        Position position = positions.get(security);
        return position == null || !whole.isPositive()
                ? Weight.ZERO
                : position.value().partOf(whole, RoundingMode.HALF_UP);
    }
}
