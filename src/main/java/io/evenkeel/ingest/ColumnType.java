package io.evenkeel.ingest;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.book.Plausible;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a cell is read.
 *
 * @param reader refuses by {@link RuntimeException}
 * @param admissible what the value must be beyond being readable
 * @param expected completes "expected ..."
 * @param placeholder stands in for a value that could not be read, in a row that will be refused
 */
record ColumnType<T>(Function<String, T> reader, Predicate<T> admissible, String expected, T placeholder) {

    private static final int LONGEST_ID = 64;

    static final ColumnType<String> TEXT = new ColumnType<>(Function.identity(), text -> true, "text", "");

    static final ColumnType<String> ID =
            new ColumnType<>(ColumnType::id, text -> true, "1 to 64 characters, no blanks around them", "?");

    static final ColumnType<AccountId> ACCOUNT = ordered(AccountId::new);
    static final ColumnType<HouseholdId> HOUSEHOLD = ordered(HouseholdId::new);
    static final ColumnType<LotId> LOT = ordered(LotId::new);
    static final ColumnType<SecurityId> SECURITY = ordered(SecurityId::new);
    static final ColumnType<ModelId> MODEL = id(ModelId::new);

    static final ColumnType<LocalDate> DATE = new ColumnType<>(
            Plain::date,
            date -> !date.isBefore(Plausible.EARLIEST),
            "a date such as 2018-02-07, not before 1900",
            LocalDate.EPOCH);

    static final ColumnType<Boolean> TRUE_OR_FALSE =
            new ColumnType<>(Plain::trueOrFalse, value -> true, "true or false", false);

    static final ColumnType<Integer> RANK =
            new ColumnType<>(Plain::whole, rank -> rank >= 1, "a whole number from 1", 1);

    static final ColumnType<Money> MONEY = dollars(money -> true, "dollars with at most 2 decimals");
    static final ColumnType<Money> MONEY_NOT_NEGATIVE =
            dollars(money -> !money.isNegative(), "dollars with at most 2 decimals, not negative");
    static final ColumnType<Money> MONEY_POSITIVE =
            dollars(Money::isPositive, "dollars with at most 2 decimals, more than 0");

    static final ColumnType<Quantity> QUANTITY = new ColumnType<>(
            text -> Quantity.of(Plain.decimal(text)),
            quantity -> true,
            "a number with at most 12 digits before the point and 6 decimals",
            Quantity.ofShares(1));
    static final ColumnType<Quantity> QUANTITY_POSITIVE = new ColumnType<>(
            QUANTITY.reader(),
            Quantity::isPositive,
            "shares, more than 0, at most 12 digits before the point and 6 decimals",
            Quantity.ofShares(1));
    static final ColumnType<Quantity> QUANTITY_NOT_NEGATIVE = new ColumnType<>(
            QUANTITY.reader(),
            quantity -> !quantity.isNegative(),
            "shares, not negative, at most 12 digits before the point and 6 decimals",
            Quantity.ofShares(1));

    static final ColumnType<Price> PRICE = new ColumnType<>(
            text -> Price.of(Plain.decimal(text)),
            Price::isPositive,
            "dollars a share, more than 0, at most 12 digits before the point and 6 decimals",
            Price.of("1"));
    static final ColumnType<Price> CASH_PER_SHARE = new ColumnType<>(
            PRICE.reader(),
            price -> !price.isNegative(),
            "dollars a share, not negative, at most 12 digits before the point and 6 decimals",
            Price.ZERO);

    static final ColumnType<Weight> PART_OF_ONE = new ColumnType<>(
            text -> Weight.of(Plain.decimal(text)),
            weight -> !weight.isNegative() && weight.compareTo(Weight.ONE) <= 0,
            "a part of one between 0 and 1 (0.05 is 5%)",
            Weight.ZERO);
    static final ColumnType<Rate> RATE = new ColumnType<>(
            text -> Rate.of(Plain.decimal(text)),
            rate -> !rate.isNegative() && rate.compareTo(Rate.of("1")) < 0,
            "a part of one from 0 to below 1 (0.238 is 23.8%)",
            Rate.ZERO);
    static final ColumnType<BasisPoints> SPREAD = new ColumnType<>(
            text -> BasisPoints.of(Plain.decimal(text)),
            spread -> !spread.isNegative(),
            "basis points, not negative, at most 2 decimals",
            BasisPoints.ZERO);

    static final ColumnType<Double> NUMBER = new ColumnType<>(
            text -> Double.parseDouble(Plain.decimal(text)), Double::isFinite, "a plain decimal such as 0.0225", 0.0);
    static final ColumnType<Double> VARIANCE = new ColumnType<>(
            NUMBER.reader(),
            variance -> variance >= 0 && Double.isFinite(variance),
            "a yearly variance, not negative",
            0.0);

    static <E extends Enum<E>> ColumnType<E> oneOf(Class<E> type) {
        E[] values = type.getEnumConstants();
        return new ColumnType<>(
                text -> Enum.valueOf(type, text), value -> true, "one of " + Arrays.toString(values), values[0]);
    }

    private static <T> ColumnType<T> id(Function<String, T> constructor) {
        return new ColumnType<>(
                text -> constructor.apply(id(text)), id -> true, ID.expected(), constructor.apply(ID.placeholder()));
    }

    /**
     * An id that stands in the order files. Those give it back byte for byte, for a custodian matches on it; so what a
     * spreadsheet would run when somebody opens such a file is refused here, where whoever sends the book can mend it.
     */
    private static <T> ColumnType<T> ordered(Function<String, T> constructor) {
        return new ColumnType<>(
                text -> constructor.apply(noFormula(id(text))),
                id -> true,
                ID.expected()
                        + ", none of = + - @ in front: a spreadsheet that opens the order files would run it as a"
                        + " formula. Maybe put a letter before it, in all files of the book",
                constructor.apply(ID.placeholder()));
    }

    private static String noFormula(String id) {
        if (Plausible.readsAsFormula(id)) {
            throw new IllegalArgumentException("a formula");
        }
        return id;
    }

    private static String id(String text) {
        if (text.length() > LONGEST_ID
                || !text.strip().equals(text)
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an id");
        }
        return text;
    }

    private static ColumnType<Money> dollars(Predicate<Money> admissible, String expected) {
        return new ColumnType<>(
                text -> Money.of(Plain.decimal(text)),
                admissible.and(money -> money.abs().compareTo(Plausible.MOST_DOLLARS) <= 0),
                expected + ", at most " + Plausible.MOST_DOLLARS.dollars(),
                Money.ofDollars(1));
    }
}
