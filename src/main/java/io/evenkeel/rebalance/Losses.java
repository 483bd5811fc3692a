package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.LotGain;
import java.util.SortedMap;

/** Whether shares sold at the book's price are sold at a loss. */
final class Losses {

    private Losses() {}

    static boolean anyIn(AccountView view, SecurityId security, SortedMap<LotId, Quantity> sold) {
        Position position = view.positions().get(security);
        return position != null
                && view.account().registration().isTaxable()
                && position.lots().stream().anyMatch(lot -> sold.containsKey(lot.id()) && isLoss(view, position, lot));
    }

    static boolean isLoss(AccountView view, Position position, TaxLot lot) {
        return lot.basis() != null
                && LotGain.of(
                                lot,
                                lot.quantity(),
                                position.quote().worth(lot.quantity()),
                                view.market().asOf())
                        .gain()
                        .isNegative();
    }
}
