package io.evenkeel.sample;

import java.time.LocalDate;

/** Shares bought at once. What is left of them changes; where they came from does not. */
final class Lot {

    final String id;
    final String security;
    final LocalDate acquired;
    long quantity;
    /** Cents; negative where the custodian has none. */
    long basis;

    Lot(String id, String security, LocalDate acquired, long quantity, long basis) {
        this.id = id;
        this.security = security;
        this.acquired = acquired;
        this.quantity = quantity;
        this.basis = basis;
    }

    boolean isAtALoss(long price) {
        return Units.amount(quantity, price) < basis;
    }

    /** Only ever compared. */
    double basisPerShare() {
        return (double) basis / quantity;
    }

    /** Counted from the day after the purchase (IRC 1222; Rev. Rul. 66-7). */
    boolean isLongTermOn(LocalDate day) {
        return !day.isBefore(acquired.plusDays(1).plusYears(1));
    }
}
