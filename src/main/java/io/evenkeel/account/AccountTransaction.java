package io.evenkeel.account;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.List;

/**
 * A trade or receipt of the past.
 *
 * @param date trade date
 * @param amount a buy's total cost or a sale's net proceeds, fees included; zero for a receipt
 * @param lots for a sale, the lots it took; a purchase opens the lot of its own id
 */
public record AccountTransaction(
        String id,
        TransactionSide side,
        TransactionKind kind,
        SecurityId security,
        Quantity quantity,
        Money amount,
        LocalDate date,
        List<SoldLot> lots) {

    public AccountTransaction {
        lots = List.copyOf(lots);
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) of transaction (%s) must be positive; the side says which way the shares went."
                            .formatted(quantity, id));
        }
    }
}
