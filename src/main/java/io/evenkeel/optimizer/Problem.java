package io.evenkeel.optimizer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided for one account; everything in dollars. Immutable, as long as nobody writes to the arrays of the risk
 * model, which are not copied.
 */
public final class Problem {

    /** An empty account: what stands in before there is a problem. */
    static final Problem NOTHING = new Problem(
            1,
            0,
            0,
            Double.POSITIVE_INFINITY,
            TaxYear.NONE,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            List.of(),
            List.of(),
            new double[0][],
            new double[0],
            1,
            0,
            0);

    /** Dollars that the members of a group together may make up. */
    public record Group(String name, double lower, double upper) {}

    private final double value;
    private final double cash;
    private final double cashFloor;
    private final double cashCeiling;
    private final TaxYear taxYear;
    private final double gainBudget;
    private final double taxBudget;
    private final double purchaseLimit;
    private final double ticketCost;
    private final List<Asset> assets;
    private final List<Group> groups;
    private final double[][] exposures;
    private final double[] specific;
    private final double riskAversion;
    private final double minimumTrade;
    private final int tradeLimit;
    private final List<Problem> accounts;

    /** Laid out when somebody asks first: not every problem that is made is solved. */
    private volatile @Nullable Columns columns;

    /**
     * @param value of the account, cash included; positive
     * @param cash held now
     * @param cashFloor cash that has to be left
     * @param cashCeiling cash that may be left at most; positive infinity for none
     * @param taxYear how the results of sales are taxed
     * @param gainBudget net gain that the sales may realise; positive infinity for none
     * @param taxBudget tax that the sales may add to the year; positive infinity for none
     * @param purchaseLimit sum of purchases; positive infinity for none
     * @param ticketCost dollars for every trade, whatever its size
     * @param assets that may be held
     * @param groups lower and upper dollars per group of securities
     * @param exposures n x k, scaled so that factor covariance is the identity; k may be zero
     * @param specific n yearly specific variances, positive
     * @param riskAversion dollars per dollar of value and unit of yearly variance
     * @param minimumTrade dollars; smaller trades are left out unless they close a position
     * @param tradeLimit number of trades at most
     */
    public Problem(
            double value,
            double cash,
            double cashFloor,
            double cashCeiling,
            TaxYear taxYear,
            double gainBudget,
            double taxBudget,
            double purchaseLimit,
            double ticketCost,
            List<Asset> assets,
            List<Group> groups,
            double[][] exposures,
            double[] specific,
            double riskAversion,
            double minimumTrade,
            int tradeLimit) {
        this(
                value,
                cash,
                cashFloor,
                cashCeiling,
                taxYear,
                gainBudget,
                taxBudget,
                purchaseLimit,
                ticketCost,
                assets,
                groups,
                exposures,
                specific,
                riskAversion,
                minimumTrade,
                tradeLimit,
                List.of());
    }

    /** @param accounts what the trades are divided into; empty where they are one account's */
    Problem(
            double value,
            double cash,
            double cashFloor,
            double cashCeiling,
            TaxYear taxYear,
            double gainBudget,
            double taxBudget,
            double purchaseLimit,
            double ticketCost,
            List<Asset> assets,
            List<Group> groups,
            double[][] exposures,
            double[] specific,
            double riskAversion,
            double minimumTrade,
            int tradeLimit,
            List<Problem> accounts) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("The account's value (%s) must be positive.".formatted(value));
        }
        if (!(riskAversion > 0) || !Double.isFinite(riskAversion)) {
            throw new IllegalArgumentException(
                    "The price of risk (%s) must be positive: without it no trade is nearer to the target than another."
                            .formatted(riskAversion));
        }
        if (exposures.length != assets.size() || specific.length != assets.size()) {
            throw new IllegalArgumentException("The risk model has %d exposures and %d variances for %d securities."
                    .formatted(exposures.length, specific.length, assets.size()));
        }
        for (double variance : specific) {
            if (!(variance > 0)) {
                throw new IllegalArgumentException("A specific variance (%s) must be positive.".formatted(variance));
            }
        }
        this.value = value;
        this.cash = cash;
        this.cashFloor = cashFloor;
        this.cashCeiling = cashCeiling;
        this.taxYear = taxYear;
        this.gainBudget = gainBudget;
        this.taxBudget = taxBudget;
        this.purchaseLimit = purchaseLimit;
        this.ticketCost = ticketCost;
        this.assets = List.copyOf(assets);
        this.groups = List.copyOf(groups);
        this.exposures = exposures;
        this.specific = specific;
        this.riskAversion = riskAversion;
        this.minimumTrade = minimumTrade;
        this.tradeLimit = tradeLimit;
        this.accounts = accounts.isEmpty() ? List.of(this) : List.copyOf(accounts);
    }

    public double value() {
        return value;
    }

    public double cash() {
        return cash;
    }

    public double cashFloor() {
        return cashFloor;
    }

    public double cashCeiling() {
        return cashCeiling;
    }

    public TaxYear taxYear() {
        return taxYear;
    }

    public double gainBudget() {
        return gainBudget;
    }

    public double taxBudget() {
        return taxBudget;
    }

    public double purchaseLimit() {
        return purchaseLimit;
    }

    public double ticketCost() {
        return ticketCost;
    }

    public List<Asset> assets() {
        return assets;
    }

    public List<Group> groups() {
        return groups;
    }

    public double[][] exposures() {
        return exposures;
    }

    public double[] specific() {
        return specific;
    }

    public double riskAversion() {
        return riskAversion;
    }

    public double minimumTrade() {
        return minimumTrade;
    }

    public int tradeLimit() {
        return tradeLimit;
    }

    /** What the trades are divided into: the problem itself where it is one account's. */
    List<Problem> accounts() {
        return accounts;
    }

    public int factors() {
        return exposures.length == 0 ? 0 : exposures[0].length;
    }

    /**
     * Yearly variance of holdings less their targets, in the square of their unit.
     *
     * @param active per asset
     */
    public double variance(double[] active) {
        return variance(exposures, specific, active);
    }

    /**
     * The same by a risk model that belongs to no problem.
     *
     * @param exposures n x k, scaled so that factor covariance is the identity
     * @param specific n specific variances
     */
    public static double variance(double[][] exposures, double[] specific, double[] active) {
        int factors = exposures.length == 0 ? 0 : exposures[0].length;
        double variance = 0;
        for (int f = 0; f < factors; f++) {
            double exposure = 0;
            for (int i = 0; i < active.length; i++) {
                exposure += exposures[i][f] * active[i];
            }
            variance += exposure * exposure;
        }
        for (int i = 0; i < active.length; i++) {
            variance += specific[i] * active[i] * active[i];
        }
        return variance;
    }

    /** The same, laid out for the method. */
    Columns columns() {
        Columns known = columns;
        if (known == null) {
            known = Columns.of(this);
            columns = known;
        }
        return known;
    }
}
