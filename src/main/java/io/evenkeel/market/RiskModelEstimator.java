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
 * Estimates a factor model from daily closes: the market (mean return of all stocks), and each GICS sector against it (mean
 * of its stocks less the market). A stock is exposed to the market and its own sector, anything else to all of them, by
 * regression of daily log returns; what the factors do not explain is its own. Stocks' own variances are shrunk towards
 * their median, for an estimate that is far from all others is mostly error. Every sum is taken in the order of ids and
 * dates, so that the same closes give the same bits.
 */
public final class RiskModelEstimator {

    /** Days with closes without which there is no model. */
    public static final int DAYS_FEWEST = 252;

    private static final int TRADING_DAYS_A_YEAR = 252;
    private static final int SECTOR_STOCKS_FEWEST = 5;
    /** A security with fewer returns than this takes what is usual for a stock of its sector, or stays out. */
    private static final int OBSERVATIONS_FEWEST = 60;

    private static final double SHRINKAGE = 0.25;
    private static final String MARKET = "market";

    private record Factors(List<String> names, List<double[]> returns) {

        int sector(String sector) {
            return names.indexOf(sector);
        }
    }

    private record Exposure(double[] loadings, double specificVariance) {}

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
        returns.bySecurity().forEach((id, series) -> {
            Security security = sorted.get(id);
            if (security != null) {
                regress(security, series, factors).ifPresent(exposure -> estimates.put(id, exposure));
            }
        });
        return Optional.of(model(factors, completed(sorted, estimates, factors)));
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
        return Optional.of(new Exposure(loadings, fit.residualVariance() * TRADING_DAYS_A_YEAR));
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
                all.put(id, new Exposure(estimate.loadings(), shrunk));
            } else {
                all.put(id, new Exposure(usualLoadings(security, factors), usual));
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
