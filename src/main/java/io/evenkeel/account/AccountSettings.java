package io.evenkeel.account;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed for one account; what is left out takes the rulebook's default.
 *
 * @param shortTermRate combined marginal rate on short-term gains
 * @param longTermRate combined marginal rate on long-term gains
 * @param driftBand absolute band: how far a security's weight may stray from its target
 * @param gainBudget net gains that may be realised in a calendar year; what is realised already counts
 * @param cashReserve cash that stays
 * @param minimumTrade smaller trades are left out
 * @param taxBudget tax on gains that may come up in a calendar year; what is realised already counts
 * @param budgetProRata whether only the part of the year that has passed is open for the two budgets
 * @param demandedLoss losses to be taken now, whatever they are worth
 * @param preserveLossesUntil no loss is taken before this day
 * @param stopAt where trading ends once a security has left its band
 * @param mostTrades securities that are traded on one day at most
 */
public record AccountSettings(
        @Nullable Rate shortTermRate,
        @Nullable Rate longTermRate,
        @Nullable Weight driftBand,
        @Nullable Money gainBudget,
        @Nullable Money cashReserve,
        @Nullable Money minimumTrade,
        @Nullable Boolean wholeShares,
        @Nullable Schedule schedule,
        @Nullable LotMethod lotMethod,
        @Nullable Money taxBudget,
        @Nullable Boolean budgetProRata,
        @Nullable Money demandedLoss,
        @Nullable LocalDate preserveLossesUntil,
        @Nullable StopAt stopAt,
        @Nullable Integer mostTrades) {

    public static final AccountSettings DEFAULTS =
            new AccountSettings(null, null, null, null, null, null, null, null, null);

    /** Without anything agreed on taxes but the rates, the lots and the gains. */
    public AccountSettings(
            @Nullable Rate shortTermRate,
            @Nullable Rate longTermRate,
            @Nullable Weight driftBand,
            @Nullable Money gainBudget,
            @Nullable Money cashReserve,
            @Nullable Money minimumTrade,
            @Nullable Boolean wholeShares,
            @Nullable Schedule schedule,
            @Nullable LotMethod lotMethod) {
        this(
                shortTermRate,
                longTermRate,
                driftBand,
                gainBudget,
                cashReserve,
                minimumTrade,
                wholeShares,
                schedule,
                lotMethod,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** These settings, with those of {@code other} that are given in their place. */
    public AccountSettings overlaidBy(AccountSettings other) {
        return new AccountSettings(
                other.shortTermRate != null ? other.shortTermRate : shortTermRate,
                other.longTermRate != null ? other.longTermRate : longTermRate,
                other.driftBand != null ? other.driftBand : driftBand,
                other.gainBudget != null ? other.gainBudget : gainBudget,
                other.cashReserve != null ? other.cashReserve : cashReserve,
                other.minimumTrade != null ? other.minimumTrade : minimumTrade,
                other.wholeShares != null ? other.wholeShares : wholeShares,
                other.schedule != null ? other.schedule : schedule,
                other.lotMethod != null ? other.lotMethod : lotMethod,
                other.taxBudget != null ? other.taxBudget : taxBudget,
                other.budgetProRata != null ? other.budgetProRata : budgetProRata,
                other.demandedLoss != null ? other.demandedLoss : demandedLoss,
                other.preserveLossesUntil != null ? other.preserveLossesUntil : preserveLossesUntil,
                other.stopAt != null ? other.stopAt : stopAt,
                other.mostTrades != null ? other.mostTrades : mostTrades);
    }

    /** From the names of the components and what their {@code toString} gives; what is missing is not given. */
    public static AccountSettings fromTexts(Map<String, String> texts) {
        return new AccountSettings(
                read(texts, "shortTermRate", Rate::of),
                read(texts, "longTermRate", Rate::of),
                read(texts, "driftBand", Weight::of),
                read(texts, "gainBudget", Money::of),
                read(texts, "cashReserve", Money::of),
                read(texts, "minimumTrade", Money::of),
                read(texts, "wholeShares", Boolean::valueOf),
                read(texts, "schedule", Schedule::valueOf),
                read(texts, "lotMethod", LotMethod::valueOf),
                read(texts, "taxBudget", Money::of),
                read(texts, "budgetProRata", Boolean::valueOf),
                read(texts, "demandedLoss", Money::of),
                read(texts, "preserveLossesUntil", LocalDate::parse),
                read(texts, "stopAt", StopAt::valueOf),
                read(texts, "mostTrades", Integer::valueOf));
    }

    private static <T> @Nullable T read(Map<String, String> texts, String name, Function<String, T> reader) {
        String text = texts.get(name);
        return text == null ? null : reader.apply(text);
    }
}
