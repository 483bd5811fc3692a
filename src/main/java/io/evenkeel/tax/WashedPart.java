package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a trade that is being considered would be a wash sale.
 *
 * @param quantity shares of it; zero where it is free
 * @param loss the loss that would be deferred or lost, positive
 * @param permanentLoss the part of {@code loss} that no basis would carry
 * @param freeOn when all of it would be free; none where it is
 */
public record WashedPart(Quantity quantity, Money loss, Money permanentLoss, @Nullable LocalDate freeOn) {

    public static final WashedPart NOTHING = new WashedPart(Quantity.ZERO, Money.ZERO, Money.ZERO, null);

    public boolean isFree() {
        return quantity.isZero();
    }
}
