package io.evenkeel.account;

import io.evenkeel.money.Money;
import java.time.LocalDate;

/**
 * What a lot was worth when it was given: its basis for a loss where that is less than the donor's (IRC 1015(a)).
 *
 * @param value market value of the whole lot on that day
 * @param given the day of the gift
 */
public record Gift(Money value, LocalDate given) {

    public Gift {
        if (value.isNegative()) {
            throw new IllegalArgumentException("The value (%s) of a gift must not be negative.".formatted(value));
        }
    }
}
