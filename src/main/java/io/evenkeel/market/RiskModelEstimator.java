package io.evenkeel.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Estimates a factor model from daily closes: the market (mean return of all stocks), each GICS sector against it (mean of
 * its stocks less the market), and {@link StatisticalFactors} of what these leave. A stock is exposed to the market and its
 * own sector by regression of daily log returns and to the statistical factors as they come; anything else to all of them by
 * regression; what the factors do not explain is its own. Stocks' own variances are shrunk towards their median, for an
 * estimate that is far from all others is mostly error. Every sum is taken in the order of ids and dates, so that the same
 * closes give the same bits. How well that holds later is measured in {@code docs/risk-model.md}.
 */
public final class RiskModelEstimator {

    /** Days with closes without which there is no model. */
    public static final int DAYS_FEWEST = 252;

    private static final int TRADING_DAYS_A_YEAR = 252;
    private static final int SECTOR_STOCKS_FEWEST = 5;
    /** A security with fewer returns than this takes what is usual for a stock of its sector, or stays out. */
    private static final int OBSERVATIONS_FEWEST = 60;

    /** More of them explain the past ever better and the year after hardly at all. */
    private static final int STATISTICAL_FACTORS_MOST = 10;

    /** What the statistical factors may not explain of a stock's residual, however well they fit. */
    private static final double SPECIFIC_PART_LEAST = 0.1;

    private static final double SHRINKAGE = 0.25;
    private static final String MARKET = "market";

    private final int statisticalFactorsMost;

    public RiskModelEstimator() {
        this(STATISTICAL_FACTORS_MOST);
    }

    RiskModelEstimator(int statisticalFactorsMost) {
        this.statisticalFactorsMost = statisticalFactorsMost;
    }

    private record Factors(List<String> names, List<double[]> returns) {

        int sector(String sector) {
            return names.indexOf(sector);
        }
    }

    /** @param residuals daily; {@code specificVariance} is yearly */
    private record Exposure(double[] loadings, double[] residuals, double specificVariance) {}

    /** None where the history is shorter than {@link #DAYS_FEWEST} days, or has no stocks in it. */
    public Optional<RiskModel> estimate(Collection<Security> securities, PriceHistory history) {
        SortedMap<SecurityId, Security> sorted = new TreeMap<>();
        securities.forEach(security -> sorted.put(security.id(), security));
        DailyReturns returns = new DailyReturns(history);
        List<SecurityId> stocks = stocks(sorted, returns);
        if (returns.days() < DAYS_FEWEST - 1 || stocks.isEmpty()) {
            return Optional.empty();
        }
        Factors factors = factors(sorted, stocks, returns);
        SortedMap<SecurityId, Exposure> estimates = new TreeMap<>();
        for (SecurityId stock : stocks) {
            estimate(sorted, stock, returns, factors).ifPresent(exposure -> estimates.put(stock, exposure));
        }
        addStatisticalFactors(estimates, factors);
        sorted.forEach((id, security) -> {
            if (security.kind() != SecurityKind.STOCK && returns.bySecurity().containsKey(id)) {
                estimate(sorted, id, returns, factors).ifPresent(exposure -> estimates.put(id, exposure));
            }
        });
        return Optional.of(model(factors, completed(sorted, estimates, factors)));
    }

    private static Optional<Exposure> estimate(
            SortedMap<SecurityId, Security> securities, SecurityId id, DailyReturns returns, Factors factors) {
        return regress(
                Objects.requireNonNull(securities.get(id)),
                Objects.requireNonNull(returns.bySecurity().get(id)),
                factors);
    }

    private void addStatisticalFactors(SortedMap<SecurityId, Exposure> stocks, Factors factors) {
        SortedMap<SecurityId, double[]> residuals = new TreeMap<>();
        SortedMap<SecurityId, Double> variances = new TreeMap<>();
        stocks.forEach((id, exposure) -> {
            residuals.put(id, exposure.residuals());
            variances.put(id, exposure.specificVariance() / TRADING_DAYS_A_YEAR);
        });
        StatisticalFactors statistical = new StatisticalFactors(residuals, variances, statisticalFactorsMost);
        double[] factorVariances = new double[statistical.returns().size()];
        for (int f = 0; f < factorVariances.length; f++) {
            factorVariances[f] = covariance(List.of(statistical.returns().get(f)))[0][0];
            factors.names().add("statistical " + (f + 1));
            factors.returns().add(statistical.returns().get(f));
        }
        stocks.replaceAll((id, exposure) ->
                extended(exposure, Objects.requireNonNull(statistical.loadings().get(id)), factorVariances));
    }

    private static Exposure extended(Exposure exposure, double[] loadings, double[] factorVariances) {
        int before = exposure.loadings().length;
        double[] all = Arrays.copyOf(exposure.loadings(), before + loadings.length);
        double explained = 0;
        for (int f = 0; f < loadings.length; f++) {
            all[before + f] = loadings[f];
            explained += loadings[f] * loadings[f] * factorVariances[f];
        }
        double own =
                Math.max(SPECIFIC_PART_LEAST * exposure.specificVariance(), exposure.specificVariance() - explained);
        return new Exposure(all, exposure.residuals(), own);
    }

    private static List<SecurityId> stocks(SortedMap<SecurityId, Security> securities, DailyReturns returns) {
        return securities.values().stream()
                .filter(security -> security.kind() == SecurityKind.STOCK)
                .map(Security::id)
                .filter(id -> returns.bySecurity().containsKey(id))
                .toList();
    }

    private static Factors factors(
            SortedMap<SecurityId, Security> securities, List<SecurityId> stocks, DailyReturns returns) {
        SortedMap<String, List<SecurityId>> sectors = new TreeMap<>();
        for (SecurityId stock : stocks) {
            String sector = Objects.requireNonNull(securities.get(stock)).sector();
            if (sector != null) {
                sectors.computeIfAbsent(sector, name -> new ArrayList<>()).add(stock);
            }
        }
        double[] market = returns.mean(stocks);
        Factors factors = new Factors(new ArrayList<>(List.of(MARKET)), new ArrayList<>(List.of(market)));
        sectors.forEach((sector, members) -> {
            if (members.size() >= SECTOR_STOCKS_FEWEST) {
                double[] relative = returns.mean(members);
                for (int t = 0; t < relative.length; t++) {
                    relative[t] -= market[t];
                }
                factors.names().add(sector);
                factors.returns().add(relative);
            }
        });
        return factors;
    }

    /** None where the security has too few returns. */
    private static Optional<Exposure> regress(Security security, double[] series, Factors factors) {
        int[] used = factorsOf(security, factors);
        Regression.Fit fit = Regression.of(
                series,
                Arrays.stream(used).mapToObj(f -> factors.returns().get(f)).toList());
        if (fit.observations() < OBSERVATIONS_FEWEST) {
            return Optional.empty();
        }
        double[] loadings = new double[factors.names().size()];
        for (int i = 0; i < used.length; i++) {
            loadings[used[i]] = fit.coefficients()[i];
        }
        return Optional.of(new Exposure(loadings, fit.residuals(), fit.residualVariance() * TRADING_DAYS_A_YEAR));
    }

    private static int[] factorsOf(Security security, Factors factors) {
        if (security.kind() != SecurityKind.STOCK) {
            return java.util.stream.IntStream.range(0, factors.names().size()).toArray();
        }
        int sector = security.sector() == null ? -1 : factors.sector(security.sector());
        return sector < 0 ? new int[] {0} : new int[] {0, sector};
    }

    /** Shrinks the stocks' own variances, and gives stocks without enough returns what is usual. */
    private static SortedMap<SecurityId, Exposure> completed(
            SortedMap<SecurityId, Security> securities, SortedMap<SecurityId, Exposure> estimates, Factors factors) {
        double usual = median(estimates.entrySet().stream()
                .filter(entry ->
                        Objects.requireNonNull(securities.get(entry.getKey())).kind() == SecurityKind.STOCK)
                .mapToDouble(entry -> entry.getValue().specificVariance())
                .toArray());
        SortedMap<SecurityId, Exposure> all = new TreeMap<>();
        securities.forEach((id, security) -> {
            Exposure estimate = estimates.get(id);
            if (security.kind() != SecurityKind.STOCK) {
                if (estimate != null) {
                    all.put(id, estimate);
                }
            } else if (estimate != null) {
                double shrunk = (1 - SHRINKAGE) * estimate.specificVariance() + SHRINKAGE * usual;
                all.put(id, new Exposure(estimate.loadings(), estimate.residuals(), shrunk));
            } else {
                all.put(id, new Exposure(usualLoadings(security, factors), new double[0], usual));
            }
        });
        return all;
    }

    private static double[] usualLoadings(Security security, Factors factors) {
        double[] loadings = new double[factors.names().size()];
        for (int f : factorsOf(security, factors)) {
            loadings[f] = 1;
        }
        return loadings;
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static RiskModel model(Factors factors, SortedMap<SecurityId, Exposure> exposures) {
        SortedMap<SecurityId, double[]> loadings = new TreeMap<>();
        SortedMap<SecurityId, Double> specific = new TreeMap<>();
        exposures.forEach((id, exposure) -> {
            loadings.put(id, exposure.loadings());
            specific.put(id, exposure.specificVariance());
        });
        return new RiskModel(List.copyOf(factors.names()), loadings, covariance(factors.returns()), specific);
    }

    private static double[][] covariance(List<double[]> factors) {
        int k = factors.size();
        int days = factors.get(0).length;
        double[] means = new double[k];
        for (int f = 0; f < k; f++) {
            means[f] = Arrays.stream(factors.get(f)).reduce(0, Double::sum) / days;
        }
        double[][] covariance = new double[k][k];
        for (int f = 0; f < k; f++) {
            for (int g = 0; g <= f; g++) {
                double sum = 0;
                for (int t = 0; t < days; t++) {
                    sum += (factors.get(f)[t] - means[f]) * (factors.get(g)[t] - means[g]);
                }
                covariance[f][g] = sum / (days - 1) * TRADING_DAYS_A_YEAR;
                covariance[g][f] = covariance[f][g];
            }
        }
        return covariance;
    }
}
