package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.LotGain;
import io.evenkeel.tax.Term;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gains less losses, by their term. */
public record RealisedGains(Money shortTerm, Money longTerm) {

    static final RealisedGains NOTHING = new RealisedGains(Money.ZERO, Money.ZERO);

    /** What the changes realise; nothing where the account is not taxed. */
    public static RealisedGains of(AccountView view, ShareChanges changes) {
        RealisedGains all = NOTHING;
        if (!view.account().registration().isTaxable()) {
            return all;
        }
        for (Position position : view.positions().values()) {
            SortedMap<LotId, Quantity> sold =
                    changes.sold().getOrDefault(position.security().id(), new TreeMap<>());
            for (TaxLot lot : position.lots()) {
                Quantity quantity = sold.get(lot.id());
                if (quantity != null && lot.basis() != null) {
                    Money proceeds = position.quote().worth(quantity);
                    all = all.plus(
                            LotGain.of(lot, quantity, proceeds, view.market().asOf()));
                }
            }
        }
        return all;
    }

    public Money total() {
        return shortTerm.plus(longTerm);
    }

    RealisedGains plus(RealisedGains other) {
        return new RealisedGains(shortTerm.plus(other.shortTerm), longTerm.plus(other.longTerm));
    }

    RealisedGains plus(LotGain gain) {
        return gain.term() == Term.LONG
                ? new RealisedGains(shortTerm, longTerm.plus(gain.gain()))
                : new RealisedGains(shortTerm.plus(gain.gain()), longTerm);
    }
}
