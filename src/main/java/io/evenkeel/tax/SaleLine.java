package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.List;

/**
 * What one sale took from one lot. A lot that an earlier wash sale divided gives one line for each of its parts.
 *
 * @param deemedAcquired from when the holding period counts, tacking included
 * @param gain proceeds less adjusted basis; negative for a loss
 * @param disallowed the part of the loss that is washed, positive
 * @param replacedBy in order of acquisition
 */
public record SaleLine(
        String sale,
        AccountId account,
        LotId lot,
        SecurityId security,
        LocalDate sold,
        Quantity quantity,
        LocalDate deemedAcquired,
        Term term,
        Money proceeds,
        Money gain,
        Money disallowed,
        List<ReplacedBy> replacedBy) {

    public SaleLine {
        replacedBy = List.copyOf(replacedBy);
    }

    /** What counts on the tax return. */
    public Money recognized() {
        return gain.plus(disallowed);
    }

    public boolean isWashed() {
        return disallowed.isPositive();
    }

    /**
     * Whether a custodian's Form 1099-B looks at this replacement: brokers report a wash sale only where both trades are
     * in one account and in the same security (Treas. Reg. 1.6045-1(d)(6)(iii)(A)).
     */
    boolean isSeenByCustodian(ReplacedBy by) {
        return by.account().equals(account) && by.security().equals(security);
    }
}
