package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One purchase, receipt or sale of a tax unit's ledger. A purchase or receipt opens the lot of its own id.
 *
 * @param id unique in its account
 * @param amount a purchase's cost or a sale's net proceeds, fees included; a receipt's carried-over basis, none where nobody
 *     knows it: an exception once the shares are sold, never zero
 * @param date trade date
 * @param time orders trades within a day; without one a purchase counts from the day's start and a sale at its end
 * @param lots for a sale; empty for first in, first out (Treas. Reg. 1.1012-1(c)(1))
 * @param originalAcquired from when the holding period counts, for a receipt: none for its own date
 * @param fairValue for a gift: market value on the day of the gift, the basis for a loss where lower (IRC 1015(a))
 */
public record LedgerTrade(
        String id,
        AccountId account,
        TransactionSide side,
        TransactionKind kind,
        SecurityId security,
        Quantity quantity,
        @Nullable Money amount,
        LocalDate date,
        @Nullable LocalTime time,
        List<LotTaken> lots,
        @Nullable LocalDate originalAcquired,
        @Nullable Money fairValue) {

    public LedgerTrade {
        lots = List.copyOf(lots);
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) of trade (%s) must be positive; the side says which way the shares went."
                            .formatted(quantity, id));
        }
        if (amount == null && side == TransactionSide.SELL) {
            throw new IllegalArgumentException("Sale (%s) has no amount: its net proceeds are needed.".formatted(id));
        }
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException(
                    "The amount (%s) of trade (%s) must not be negative. Maybe fees exceed it.".formatted(amount, id));
        }
        if (originalAcquired != null && originalAcquired.isAfter(date)) {
            throw new IllegalArgumentException("Trade (%s) of %s was acquired later (%s) than it was received."
                    .formatted(id, date, originalAcquired));
        }
        if ((side == TransactionSide.SELL) != (kind == TransactionKind.SALE)) {
            throw new IllegalArgumentException(
                    "Trade (%s): the kind %s does not go with the side %s.".formatted(id, kind, side));
        }
        if (!lots.isEmpty()) {
            Quantity taken = lots.stream().map(LotTaken::quantity).reduce(Quantity.ZERO, Quantity::plus);
            if (!taken.equals(quantity)) {
                throw new IllegalArgumentException(
                        "Trade (%s) is over %s shares, but its lots add up to %s.".formatted(id, quantity, taken));
            }
        }
    }

    public static LedgerTrade purchase(
            String id,
            AccountId account,
            TransactionKind kind,
            SecurityId security,
            Quantity quantity,
            @Nullable Money cost,
            LocalDate date) {
        return new LedgerTrade(
                id, account, TransactionSide.BUY, kind, security, quantity, cost, date, null, List.of(), null, null);
    }

    public static LedgerTrade sale(
            String id,
            AccountId account,
            SecurityId security,
            Quantity quantity,
            Money proceeds,
            LocalDate date,
            List<LotTaken> lots) {
        return new LedgerTrade(
                id,
                account,
                TransactionSide.SELL,
                TransactionKind.SALE,
                security,
                quantity,
                proceeds,
                date,
                null,
                lots,
                null,
                null);
    }

    public static LedgerTrade receipt(
            String id,
            AccountId account,
            TransactionKind kind,
            SecurityId security,
            Quantity quantity,
            @Nullable Money basis,
            LocalDate date,
            @Nullable LocalDate originalAcquired,
            @Nullable Money fairValue) {
        return new LedgerTrade(
                id,
                account,
                TransactionSide.RECEIVE,
                kind,
                security,
                quantity,
                basis,
                date,
                null,
                List.of(),
                originalAcquired,
                fairValue);
    }

    /** With a holding period that counts from an earlier day. */
    public LedgerTrade heldSince(LocalDate original) {
        return new LedgerTrade(
                id, account, side, kind, security, quantity, amount, date, time, lots, original, fairValue);
    }

    /** Of a sale, which always has them. */
    Money proceeds() {
        return Objects.requireNonNull(amount, id);
    }

    public LedgerTrade at(LocalTime timeOfDay) {
        return new LedgerTrade(
                id,
                account,
                side,
                kind,
                security,
                quantity,
                amount,
                date,
                timeOfDay,
                lots,
                originalAcquired,
                fairValue);
    }
}
