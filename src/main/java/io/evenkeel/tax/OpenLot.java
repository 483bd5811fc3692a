package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Shares still held at the ledger's end. A lot that a wash sale divided gives one of these for each of its parts.
 *
 * @param basis adjusted for the losses that these shares replaced; none where they came without one
 * @param acquired trade date, or for a receipt the original one
 * @param deemedAcquired with the holding period of the replaced shares added (IRC 1223(3))
 * @param replacesLoss whether these shares already replaced others; they cannot again (Treas. Reg. 1.1091-1(e))
 */
public record OpenLot(
        AccountId account,
        LotId lot,
        SecurityId security,
        Quantity quantity,
        @Nullable Money basis,
        LocalDate acquired,
        LocalDate deemedAcquired,
        boolean replacesLoss) {}
