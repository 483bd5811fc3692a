package io.evenkeel.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/**
 * What stocks have in common beyond their market and sectors: principal components of what is left of their returns, each
 * stock's series scaled to a variance of one so that no single wild stock becomes a factor.
 *
 * <p>Noise alone has components too: only what rises above the largest of them counts (I. Johnstone, On the distribution of
 * the largest eigenvalue in principal components analysis, Annals of Statistics 29, 2001). What does is estimated too large,
 * and its direction is off by a known angle; both are put right as is best for such "spikes" (D. Donoho, M. Gavish, I.
 * Johnstone, Optimal shrinkage of eigenvalues in the spiked covariance model, Annals of Statistics 46, 2018).
 */
final class StatisticalFactors {

    /** 99% of the Tracy-Widom distribution of order one lie below. */
    private static final double TRACY_WIDOM_99 = 2.02;

    private final SortedMap<SecurityId, double[]> loadings = new TreeMap<>();
    private final List<double[]> returns = new ArrayList<>();

    private final List<SecurityId> stocks;
    private final double[] deviations;
    private final R064Store scaled;

    /**
     * @param residuals per stock, one a day, zero where there is none
     * @param variances per stock, of a day's residual
     */
    StatisticalFactors(SortedMap<SecurityId, double[]> residuals, SortedMap<SecurityId, Double> variances, int most) {
        this.stocks = List.copyOf(residuals.keySet());
        this.deviations = new double[stocks.size()];
        int days = stocks.isEmpty() ? 0 : Objects.requireNonNull(residuals.get(stocks.get(0))).length;
        this.scaled = R064Store.FACTORY.make(stocks.size(), days);
        for (int i = 0; i < stocks.size(); i++) {
            double variance = Objects.requireNonNull(variances.get(stocks.get(i)), "has a variance");
            deviations[i] = StrictMath.sqrt(Math.max(variance, Double.MIN_NORMAL));
            double[] series = Objects.requireNonNull(residuals.get(stocks.get(i)));
            for (int t = 0; t < days; t++) {
                scaled.set(i, t, series[t] / deviations[i]);
            }
        }
        stocks.forEach(stock -> loadings.put(stock, new double[0]));
        if (stocks.size() > 1 && most > 0) {
            decompose(most);
        }
    }

    private void decompose(int most) {
        SingularValue<Double> decomposition = SingularValue.R064.make(scaled);
        if (!decomposition.decompose(scaled)) {
            throw new IllegalStateException(
                    "The residuals of %d stocks have no singular values.".formatted(stocks.size()));
        }
        int days = scaled.getColDim();
        for (int f = 0; f < Math.min(most, decomposition.getRank()); f++) {
            double singular = decomposition.getSingularValues().doubleValue(f);
            double eigenvalue = singular * singular / (days - 1);
            if (eigenvalue <= largestOfNoise(stocks.size(), days)) {
                return;
            }
            double common = commonVariance(eigenvalue, (double) stocks.size() / days);
            double[] direction = signed(decomposition.getU().sliceColumn(f).toRawCopy1D());
            add(direction, common, eigenvalue);
        }
    }

    /** Noise alone reaches beyond it once in a hundred times. */
    static double largestOfNoise(int stocks, int days) {
        double longer = StrictMath.sqrt(days - 1);
        double wider = StrictMath.sqrt(stocks);
        double centre = (longer + wider) * (longer + wider);
        double spread = (longer + wider) * StrictMath.cbrt(1 / longer + 1 / wider);
        return (centre + TRACY_WIDOM_99 * spread) / (days - 1);
    }

    /** Part of the eigenvalue that the factor's direction really explains; above (1 + sqrt(ratio))&sup2;. */
    static double commonVariance(double eigenvalue, double ratio) {
        double sum = eigenvalue + 1 - ratio;
        double beyondNoise = (sum + StrictMath.sqrt(sum * sum - 4 * eigenvalue)) / 2 - 1;
        double cosineSquared = (1 - ratio / (beyondNoise * beyondNoise)) / (1 + ratio / beyondNoise);
        return beyondNoise * cosineSquared;
    }

    /** A direction and its opposite are the same component: the one whose largest part is positive is taken. */
    private static double[] signed(double[] direction) {
        double largest = 0;
        for (double part : direction) {
            largest = Math.abs(part) > Math.abs(largest) ? part : largest;
        }
        if (largest < 0) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = -direction[i];
            }
        }
        return direction;
    }

    /** Scales the factor so that the stocks' mean square loading is one, as it nearly is for the market. */
    private void add(double[] direction, double common, double eigenvalue) {
        double squares = 0;
        double[] own = new double[direction.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = direction[i] * StrictMath.sqrt(common) * deviations[i];
            squares += own[i] * own[i];
        }
        double scale = StrictMath.sqrt(squares / own.length);
        for (int i = 0; i < own.length; i++) {
            double loading = own[i] / scale;
            loadings.compute(stocks.get(i), (id, known) -> with(Objects.requireNonNull(known), loading));
        }
        returns.add(series(direction, scale / StrictMath.sqrt(eigenvalue)));
    }

    private static double[] with(double[] known, double loading) {
        double[] longer = java.util.Arrays.copyOf(known, known.length + 1);
        longer[known.length] = loading;
        return longer;
    }

    private double[] series(double[] direction, double scale) {
        double[] series = new double[scaled.getColDim()];
        for (int t = 0; t < series.length; t++) {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                sum += direction[i] * scaled.doubleValue(i, t);
            }
            series[t] = sum * scale;
        }
        return series;
    }

    /** Per stock, one for each factor, largest factor first. */
    SortedMap<SecurityId, double[]> loadings() {
        return loadings;
    }

    /** Per factor, one a day. */
    List<double[]> returns() {
        return returns;
    }
}
