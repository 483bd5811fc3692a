package io.evenkeel.optimizer;

import java.util.List;

/**
 * A part of the plane of a year's short result S and long result L in which its tax is convex. Together the pieces cover
 * the plane; where they overlap they agree.
 *
 * <p>With T = S + L, rates s on short and l on long gains, o on a net loss up to the limit and c beyond, the tax is
 *
 * <pre>
 *   GAINS      L &gt;= 0, T &gt;= 0:   l T + (s - l) max(S, 0)
 *   LONG_LOSS  L &lt;= 0:           s T where T &gt;= 0, o T down to the limit, c T below it
 *   NET_LOSS   T &lt;= 0, L &gt;= 0:   o T down to the limit, c T below it
 * </pre>
 *
 * Should o exceed s, LONG_LOSS ends at T = 0, where the tax would not be convex; NET_LOSS then has all of T &lt;= 0.
 */
enum TaxPiece {
    /** Every gain at its own rate: no netting at all. */
    FLAT,
    GAINS,
    LONG_LOSS,
    NET_LOSS;

    private static final List<TaxPiece> FROM_GAINS = List.of(FLAT, GAINS, LONG_LOSS, NET_LOSS);
    private static final List<TaxPiece> FROM_LONG_LOSS = List.of(LONG_LOSS, GAINS, NET_LOSS);
    private static final List<TaxPiece> FROM_NET_LOSS = List.of(NET_LOSS, LONG_LOSS, GAINS);

    private static final String BORDER = "";
    private static final double NONE = Double.NEGATIVE_INFINITY;

    /** Whether any trades lead here that no piece before it covers. */
    boolean isReachable(TaxYear year, Reach reach) {
        return switch (this) {
            case FLAT -> !year.netted();
            case GAINS -> year.netted() && reach.mostLong >= 0 && reach.mostTotal() >= 0;
            case LONG_LOSS -> year.netted() && reach.leastLong < 0;
            case NET_LOSS ->
                year.netted()
                        && reach.leastTotal() < 0
                        && (reach.mostLong > 0 || reach.leastLong >= 0 || endsAtNothing(year));
        };
    }

    /** All pieces, beginning with the one that the year has come to before any trade. */
    static List<TaxPiece> from(TaxYear year) {
        boolean isNetLoss = year.shortBefore() + year.longBefore() < 0;
        if (isNetLoss && (year.longBefore() >= 0 || endsAtNothing(year))) {
            return FROM_NET_LOSS;
        }
        return year.longBefore() < 0 ? FROM_LONG_LOSS : FROM_GAINS;
    }

    /** Whether the row keeps the results from leaving the piece at a price at this place. */
    static boolean isBound(Rows rows, int row, int place) {
        int last = rows.breaks[row];
        return isBorder(rows.name[row])
                && ((place <= 1 && rows.slope(row, 0) <= -Rows.PENALTY)
                        || (place >= 2 * last - 1 && rows.slope(row, last) >= Rows.PENALTY));
    }

    /** Whether a row only keeps the results inside the piece. */
    static boolean isBorder(String row) {
        return row.equals(BORDER);
    }

    /** LONG_LOSS only: whether it ends where there is neither gain nor loss. */
    private static boolean endsAtNothing(TaxYear year) {
        return year.ordinaryRate() > year.shortRate();
    }

    double shortRate(TaxYear year, Reach reach) {
        return switch (this) {
            case FLAT -> year.shortRate();
            case GAINS -> beginsWithShortGain(year, reach) ? year.shortRate() : year.longRate();
            case LONG_LOSS, NET_LOSS -> totalRate(year);
        };
    }

    double longRate(TaxYear year) {
        return this == FLAT || this == GAINS ? year.longRate() : totalRate(year);
    }

    /** GAINS only: on which side of no short result the base rate holds. */
    private static boolean beginsWithShortGain(TaxYear year, Reach reach) {
        return year.shortBefore() > 0 || (year.shortBefore() == 0 && reach.mostShort > 0);
    }

    private double totalRate(TaxYear year) {
        double total = year.shortBefore() + year.longBefore();
        if (total > 0) {
            return this == LONG_LOSS ? year.shortRate() : year.ordinaryRate();
        }
        return total > -year.lossLimit() ? year.ordinaryRate() : year.carriedRate();
    }

    /** The piece's tax at these results, its formula being continued beyond its borders; dollars. */
    private double tax(TaxYear year, double shortNet, double longNet) {
        double total = shortNet + longNet;
        return switch (this) {
            case FLAT -> 0;
            case GAINS -> year.longRate() * total + (year.shortRate() - year.longRate()) * Math.max(0, shortNet);
            case LONG_LOSS, NET_LOSS -> totalTax(year, total);
        };
    }

    private double totalTax(TaxYear year, double total) {
        if (total > 0) {
            return (this == LONG_LOSS ? year.shortRate() : year.ordinaryRate()) * total;
        }
        double deducted = Math.max(total, -year.lossLimit());
        double carried = total - deducted;
        return year.ordinaryRate() * deducted + (carried == 0 ? 0 : year.carriedRate() * carried);
    }

    /** What the rows and the base rates leave out, because the year does not begin in this piece; dollars. */
    double offset(TaxYear year) {
        return this == FLAT
                ? 0
                : tax(year, year.shortBefore(), year.longBefore()) - year.tax(year.shortBefore(), year.longBefore());
    }

    /** Adds the rows over gains: what the piece costs beyond its base rates, its borders, and the budgets. */
    void addRows(Problem problem, Reach reach, Rows rows) {
        switch (this) {
            case FLAT -> LimitRows.addFlatBudgets(problem, rows);
            case GAINS -> addGains(problem, reach, rows);
            case LONG_LOSS, NET_LOSS -> {
                double border = -problem.taxYear().longBefore() / problem.value();
                if (this == LONG_LOSS && reach.mostLong > 0) {
                    rows.limitGains(BORDER, 0, 1, NONE, border);
                } else if (this == NET_LOSS && reach.leastLong < 0 && !endsAtNothing(problem.taxYear())) {
                    rows.limitGains(BORDER, 0, 1, border, Double.POSITIVE_INFINITY);
                }
                addTotal(problem, reach, rows);
            }
        }
    }

    private void addGains(Problem problem, Reach reach, Rows rows) {
        TaxYear year = problem.taxYear();
        double value = problem.value();
        double shortBefore = year.shortBefore() / value;
        double longBefore = year.longBefore() / value;
        rows.limitGains(LimitRows.GAIN_BUDGET, 1, 1, NONE, problem.gainBudget() / value);
        if (reach.leastTotal() < 0) {
            rows.limitGains(BORDER, 1, 1, -shortBefore - longBefore, Double.POSITIVE_INFINITY);
        }
        if (reach.leastLong < 0) {
            rows.limitGains(BORDER, 0, 1, -longBefore, Double.POSITIVE_INFINITY);
        }
        double step = year.shortRate() - year.longRate();
        if (reach.leastShort < 0 && reach.mostShort > 0 && step > 0) {
            boolean isGain = beginsWithShortGain(year, reach);
            rows.startGains(BORDER, 1, 0);
            // The base rate holds on the side on which the year begins.
            rows.from(isGain ? -step : 0, 0);
            rows.push(-shortBefore, isGain ? 0 : step);
        }
        double yearly = problem.taxBudget() + year.tax(year.shortBefore(), year.longBefore());
        double left = yearly / value - year.shortRate() * shortBefore - year.longRate() * longBefore;
        rows.limitGains(LimitRows.TAX_BUDGET, year.shortRate(), year.longRate(), NONE, left);
        if (reach.leastShort < 0 && !Double.isInfinite(yearly) && year.longRate() > 0) {
            double most = yearly / year.longRate() / value - shortBefore - longBefore;
            rows.limitGains(LimitRows.TAX_BUDGET, 1, 1, NONE, most);
        }
    }

    /** One row over the total: its rates, the piece's border, and the budgets. */
    private void addTotal(Problem problem, Reach reach, Rows rows) {
        TaxYear year = problem.taxYear();
        double value = problem.value();
        double before = (year.shortBefore() + year.longBefore()) / value;
        double limit = year.lossLimit() / value;
        double budget = problem.gainBudget() / value;
        double taxed = mostTotal(problem) / value - before;
        double border = this == NET_LOSS || endsAtNothing(year) && this == LONG_LOSS ? -before : Double.NaN;
        double most = Math.min(budget, taxed);
        String name = budget <= taxed ? LimitRows.GAIN_BUDGET : LimitRows.TAX_BUDGET;
        if (this == NET_LOSS && -before < most) {
            most = -before;
            name = BORDER;
        }
        rows.startGains(Double.isInfinite(most) ? BORDER : name, 1, 1);
        double base = totalRate(year);
        boolean fromNothing = this == LONG_LOSS && !Double.isNaN(border);
        double first = fromNothing || Double.isInfinite(limit) ? -before : -limit - before;
        double lowest = fromNothing
                ? -Rows.PENALTY
                : (Double.isInfinite(limit) ? year.ordinaryRate() : year.carriedRate()) - base;
        double from = Math.min(first, most);
        double costThere = (totalTax(year, (from + before) * value) - totalTax(year, before * value)) / value;
        rows.from(lowest, costThere - base * from);
        if (first < most && first < -before) {
            rows.push(first, year.ordinaryRate() - base);
        }
        if (-before < most) {
            rows.push(-before, year.shortRate() - base);
        }
        if (!Double.isInfinite(most)) {
            rows.push(most, Rows.PENALTY);
        }
    }

    /** The year's total result at which the tax budget is used up; dollars. */
    private double mostTotal(Problem problem) {
        TaxYear year = problem.taxYear();
        double left = problem.taxBudget() + year.tax(year.shortBefore(), year.longBefore());
        if (Double.isInfinite(left)) {
            return Double.POSITIVE_INFINITY;
        }
        if (left >= 0) {
            return year.shortRate() > 0 ? left / year.shortRate() : Double.POSITIVE_INFINITY;
        }
        double deductible = year.ordinaryRate() > 0 ? left / year.ordinaryRate() : Double.NEGATIVE_INFINITY;
        if (deductible >= -year.lossLimit() || year.carriedRate() <= 0) {
            return Math.max(deductible, -year.lossLimit());
        }
        return -year.lossLimit() + (left + year.ordinaryRate() * year.lossLimit()) / year.carriedRate();
    }
}
