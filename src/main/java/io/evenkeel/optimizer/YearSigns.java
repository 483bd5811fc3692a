package io.evenkeel.optimizer;

import java.util.List;

/**
 * The signs of a year's net results within which its tax is linear in the gains: outside them the tax is bent, and not
 * convex.
 */
enum YearSigns {
    /** Each gain counts at its own rate. */
    FLAT,
    BOTH_GAINS,
    SHORT_GAIN_BEYOND_LONG_LOSS,
    LONG_GAIN_BEYOND_SHORT_LOSS,
    LOSS_WITHIN_LIMIT,
    LOSS_BEYOND_LIMIT;

    static List<YearSigns> of(TaxYear year) {
        List<YearSigns> netted = List.of(values()).subList(1, values().length);
        return !year.netted() ? List.of(FLAT) : Double.isInfinite(year.lossLimit()) ? netted.subList(0, 4) : netted;
    }

    double rate(TaxYear year, boolean longTerm) {
        return switch (this) {
            case FLAT, BOTH_GAINS -> year.rate(longTerm);
            case SHORT_GAIN_BEYOND_LONG_LOSS -> year.shortRate();
            case LONG_GAIN_BEYOND_SHORT_LOSS -> year.longRate();
            case LOSS_WITHIN_LIMIT -> year.ordinaryRate();
            case LOSS_BEYOND_LIMIT -> year.carriedRate();
        };
    }

    /** The year's added tax less what the rates make of the gains; dollars. */
    double fixedTax(TaxYear year) {
        if (this == FLAT) {
            return 0;
        }
        double beyond = this == LOSS_BEYOND_LIMIT ? (year.carriedRate() - year.ordinaryRate()) * year.lossLimit() : 0;
        return rate(year, false) * year.shortBefore()
                + rate(year, true) * year.longBefore()
                + beyond
                - year.tax(year.shortBefore(), year.longBefore());
    }

    /** Adds the rows that keep the results within these signs. */
    void rows(FlatProblem flat) {
        if (this == FLAT) {
            return;
        }
        double value = flat.problem().value();
        TaxYear year = flat.problem().taxYear();
        double shorts = -year.shortBefore() / value;
        double longs = -year.longBefore() / value;
        double total = shorts + longs;
        double limit = year.lossLimit() / value;
        double none = Double.NEGATIVE_INFINITY;
        double any = Double.POSITIVE_INFINITY;
        boolean shortGain = this == BOTH_GAINS || this == SHORT_GAIN_BEYOND_LONG_LOSS;
        boolean longGain = this == BOTH_GAINS || this == LONG_GAIN_BEYOND_SHORT_LOSS;
        if (shortGain || longGain) {
            flat.add("short result", shortGain ? shorts : none, shortGain ? any : shorts, flat::shortGain);
            flat.add(
                    "long result",
                    longGain ? longs : none,
                    longGain ? any : longs,
                    v -> flat.gain(v) - flat.shortGain(v));
            flat.add("year's result", total, any, flat::gain);
        } else if (this == LOSS_WITHIN_LIMIT) {
            flat.add("year's result", total - limit, total, flat::gain);
        } else {
            flat.add("year's result", none, total - limit, flat::gain);
        }
    }
}
