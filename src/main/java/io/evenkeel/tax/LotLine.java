package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.market.SecurityId;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shares of one lot, standing in line. Shares that replaced a loss stand in front, in the order in which they did,
 * and so have the older holding periods; a sale takes from the front, as first in, first out would.
 */
final class LotLine {

    private static final Deque<Shares> NONE = new ArrayDeque<>(0);

    final AccountId account;
    final LotId id;
    final SecurityId security;
    final Registration registration;

    /** When the tax unit got it: what counts for the thirty days. */
    final long acquiredDay;

    /** When it was originally acquired: what counts for first in, first out. */
    final long originalDay;

    final boolean canReplace;

    /** Most lots never replace anything. */
    private Deque<Shares> replacing = NONE;

    private final Shares rest;

    /** Of {@link #rest} and {@link #replacing} together: a lot may have replaced thousands of small losses. */
    private long quantity;

    private @Nullable GroupWindow window;

    LotLine(LedgerTrade opening, Registration registration, Shares shares) {
        this.account = opening.account();
        this.id = new LotId(opening.id());
        this.security = opening.security();
        this.registration = registration;
        this.acquiredDay = opening.date().toEpochDay();
        this.originalDay = originalDay(opening);
        this.canReplace = opening.kind().canReplace() && registration != Registration.TAX_EXEMPT;
        this.rest = shares;
        this.quantity = shares.quantity;
    }

    static long originalDay(LedgerTrade opening) {
        LocalDate original = opening.originalAcquired();
        return (original == null ? opening.date() : original).toEpochDay();
    }

    /** Time has come to its purchase. */
    void open(GroupWindow group) {
        window = group;
    }

    boolean isOpened() {
        return window != null;
    }

    /** Where its losses look for replacements; only of an opened lot. */
    GroupWindow window() {
        return Objects.requireNonNull(window);
    }

    /** Shares that have not replaced any yet. */
    long unused() {
        return rest.quantity;
    }

    long quantity() {
        return quantity;
    }

    boolean isEmpty() {
        return quantity == 0;
    }

    /** Cuts up to {@code wanted} shares of one history off the front. */
    Shares takeFront(long wanted) {
        Shares first = replacing.peekFirst();
        Shares front = first == null ? rest : first;
        Shares taken = front.take(Math.min(wanted, front.quantity));
        quantity -= taken.quantity;
        if (first != null && first.quantity == 0) {
            replacing.removeFirst();
        }
        return taken;
    }

    /** Makes {@code wanted} unused shares replace others: they carry the loss and the days held. */
    void replace(long wanted, long carriedLoss, long carriedDays) {
        Shares shares = rest.take(wanted);
        shares.basis += carriedLoss;
        shares.deemedDay -= carriedDays;
        if (replacing == NONE) {
            replacing = new ArrayDeque<>(2);
        }
        replacing.addLast(shares);
    }

    /** {@code newShares} for each {@code oldShares}, rounded on the whole lot and then divided over its parts. */
    void split(long newShares, long oldShares) {
        long before = 0;
        long after = 0;
        for (Shares shares : replacing) {
            before += shares.quantity;
            long upTo = Division.part(before, newShares, oldShares);
            shares.quantity = upTo - after;
            after = upTo;
        }
        quantity = Division.part(before + rest.quantity, newShares, oldShares);
        rest.quantity = quantity - after;
        replacing.removeIf(this::hasVanished);
    }

    /** A reverse split leaves less than a millionth of a share; its basis stays with the lot. */
    private boolean hasVanished(Shares shares) {
        if (shares.quantity == 0) {
            rest.basis += shares.basis;
        }
        return shares.quantity == 0;
    }

    /** All of it as one, where what its shares replaced leaves no trace on them: in an IRA. */
    Shares whole() {
        Shares whole = rest.copy();
        for (Shares shares : replacing) {
            whole.quantity += shares.quantity;
            whole.basis += shares.basis;
        }
        return whole;
    }

    Iterable<Shares> replacing() {
        return replacing;
    }

    Shares rest() {
        return rest;
    }
}
