package io.evenkeel.tax;

import io.evenkeel.account.TaxLot;
import io.evenkeel.money.Money;
import java.util.List;

/**
 * An account's lots after a corporate action.
 *
 * @param lots all of them, those that the action does not concern unchanged
 * @param gains what is taxable
 * @param cash that came in with it, dividends included
 */
public record LotsAfterAction(List<TaxLot> lots, List<ActionGain> gains, Money cash) {

    public LotsAfterAction {
        lots = List.copyOf(lots);
        gains = List.copyOf(gains);
    }
}
