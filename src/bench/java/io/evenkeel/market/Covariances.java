package io.evenkeel.market;

import java.util.List;
import java.util.Objects;

/** Ways to say from past returns how returns will vary together; daily, one row and column per stock. */
enum Covariances {
    IDENTITY("identity, mean variance"),
    SAMPLE("sample covariance"),
    MARKET_AND_SECTORS("market and sectors"),
    WITH_STATISTICAL("with statistical factors");

    private static final int TRADING_DAYS_A_YEAR = 252;

    private final String title;

    Covariances(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    double[][] of(List<Security> securities, PriceHistory history) {
        return switch (this) {
            case IDENTITY -> identity(new DailyReturns(history));
            case SAMPLE -> sample(new DailyReturns(history));
            case MARKET_AND_SECTORS -> dense(new RiskModelEstimator(0), securities, history);
            case WITH_STATISTICAL -> dense(new RiskModelEstimator(), securities, history);
        };
    }

    private static double[][] identity(DailyReturns returns) {
        double[][] sample = sample(returns);
        double mean = 0;
        for (int i = 0; i < sample.length; i++) {
            mean += sample[i][i] / sample.length;
        }
        double[][] identity = new double[sample.length][sample.length];
        for (int i = 0; i < sample.length; i++) {
            identity[i][i] = mean;
        }
        return identity;
    }

    private static double[][] sample(DailyReturns returns) {
        double[][] centred =
                returns.bySecurity().values().stream().map(Covariances::centred).toArray(double[][]::new);
        double[][] covariance = new double[centred.length][centred.length];
        for (int i = 0; i < centred.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int t = 0; t < returns.days(); t++) {
                    sum += centred[i][t] * centred[j][t];
                }
                covariance[i][j] = sum / (returns.days() - 1);
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /** Zero on a day without a return. */
    private static double[] centred(double[] series) {
        double sum = 0;
        int count = 0;
        for (double value : series) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        double[] centred = new double[series.length];
        for (int t = 0; t < series.length; t++) {
            centred[t] = Double.isNaN(series[t]) ? 0 : series[t] - sum / count;
        }
        return centred;
    }

    private static double[][] dense(RiskModelEstimator estimator, List<Security> securities, PriceHistory history) {
        RiskModel model = estimator.estimate(securities, history).orElseThrow();
        List<SecurityId> ids = List.copyOf(history.closes().keySet());
        double[][] loadings = ids.stream()
                .map(id -> Objects.requireNonNull(model.exposures().get(id)))
                .toArray(double[][]::new);
        double[][] covariance = new double[ids.size()][ids.size()];
        for (int i = 0; i < loadings.length; i++) {
            double[] row = new double[loadings[i].length];
            for (int f = 0; f < row.length; f++) {
                for (int g = 0; g < row.length; g++) {
                    row[f] += model.factorCovariance()[f][g] * loadings[i][g];
                }
            }
            for (int j = 0; j < loadings.length; j++) {
                for (int f = 0; f < row.length; f++) {
                    covariance[i][j] += row[f] * loadings[j][f] / TRADING_DAYS_A_YEAR;
                }
            }
            covariance[i][i] += Objects.requireNonNull(model.specificVariances().get(ids.get(i))) / TRADING_DAYS_A_YEAR;
        }
        return covariance;
    }
}
