package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.book.AccountView;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TradeProposal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account while its household is steered: what the rules say of it, and what it would trade as things stand. */
final class Seat {

    final AccountView view;
    final boolean releasedByHand;
    EvaluateAccount.Looked looked;
    FindTrades.Found found = new FindTrades.Found.Trades(FindTrades.nothing());

    boolean wasAsked;

    /** Whether what was found keeps its limits and leaves nothing out that was asked for. */
    boolean isWhole = true;

    @Nullable
    TradeProposal proposal;

    /** What the proposal costs the account alone, tax left out; dollars a year, of use where accounts have own targets. */
    double ownCost;

    Seat(AccountView view, boolean releasedByHand, EvaluateAccount.Looked looked) {
        this.view = view;
        this.releasedByHand = releasedByHand;
        this.looked = looked;
    }

    /** As it is before anybody was asked. */
    Seat anew() {
        return new Seat(view, releasedByHand, looked);
    }

    Account account() {
        return view.account();
    }

    Optional<EvaluateAccount.Looked.Free> free() {
        return looked instanceof EvaluateAccount.Looked.Free free ? Optional.of(free) : Optional.empty();
    }

    /** Whose data can be trusted and which may trade. */
    Optional<EvaluateAccount.Looked.Free> trading() {
        return free().filter(free ->
                free.limits().noTrading().isEmpty() && free.view().value().isPositive());
    }

    boolean trades() {
        return proposal != null && !proposal.trades().isEmpty();
    }

    /** From now on what it proposes counts as made today. */
    void addTo(TaxUnit unit) {
        if (proposal != null) {
            unit.add(account(), proposal);
        }
    }

    /** The unit, with what the other seats propose. */
    static TaxUnit unitOfOthers(TaxUnit unit, List<Seat> seats, Seat seat) {
        seats.stream().filter(other -> other != seat).forEach(other -> other.addTo(unit));
        return unit;
    }

    /** What the accounts trade whose limits let them trade or rest. */
    static SortedMap<AccountId, ShareChanges> changes(List<Seat> seats) {
        SortedMap<AccountId, ShareChanges> changes = new TreeMap<>();
        for (Seat seat : seats) {
            if (seat.found instanceof FindTrades.Found.Trades trades) {
                changes.put(seat.account().id(), trades.changes());
            }
        }
        return changes;
    }
}
