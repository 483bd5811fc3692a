package io.evenkeel.account;

import io.evenkeel.money.Money;
import java.time.LocalDate;

/** Cash that is going to come in or has to be paid out; not yet a part of the account's cash. */
public record CashFlow(CashFlowType type, Money amount, LocalDate due) {

    public CashFlow {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "The amount (%s) of a cash flow must be positive; its type says which way it goes."
                            .formatted(amount));
        }
    }
}
