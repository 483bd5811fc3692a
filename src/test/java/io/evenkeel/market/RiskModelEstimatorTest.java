package io.evenkeel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RiskModelEstimatorTest {

    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final String[] SECTORS = {"Energy", "Financials", "Utilities"};
    private static final int STOCKS = 60;
    private static final int DAYS = 700;
    private static final int TRAINING = 400;

    private final double[][] returns = new double[STOCKS][DAYS];

    /** A market of one common factor, three sectors, and noise, whose variances are known. */
    private SortedMap<SecurityId, List<QuotedPrice>> closes(int days) {
        Random random = new Random(20180207);
        SortedMap<SecurityId, List<QuotedPrice>> closes = new TreeMap<>();
        double[] logs = new double[STOCKS];
        for (int t = 0; t < DAYS; t++) {
            double market = 0.008 * random.nextGaussian();
            double[] sectors = {
                0.006 * random.nextGaussian(), 0.004 * random.nextGaussian(), 0.005 * random.nextGaussian()
            };
            for (int i = 0; i < STOCKS; i++) {
                returns[i][t] = (0.7 + 0.6 * i / STOCKS) * market + sectors[i % 3] + 0.012 * random.nextGaussian();
                logs[i] += returns[i][t];
                if (t < days) {
                    closes.computeIfAbsent(id(i), id -> new ArrayList<>()).add(quote(logs[i], t));
                }
            }
        }
        return closes;
    }

    private static QuotedPrice quote(double log, int day) {
        return new QuotedPrice(
                Price.rounded(BigDecimal.valueOf(100 * StrictMath.exp(log)), RoundingMode.HALF_UP),
                FIRST.plusDays(day));
    }

    private static SecurityId id(int i) {
        return new SecurityId("S%02d".formatted(i));
    }

    private static List<Security> securities() {
        List<Security> securities = new ArrayList<>();
        for (int i = 0; i < STOCKS; i++) {
            securities.add(security(id(i), SecurityKind.STOCK, SECTORS[i % 3]));
        }
        return securities;
    }

    private static Security security(
            SecurityId id, SecurityKind kind, @org.jspecify.annotations.Nullable String sector) {
        return new Security(
                id, id.value(), kind, AssetClass.US_EQUITY, sector, id.value(), BasisPoints.ZERO, null, false);
    }

    private static RiskModel estimate(List<Security> securities, SortedMap<SecurityId, List<QuotedPrice>> closes) {
        return new RiskModelEstimator()
                .estimate(securities, new PriceHistory(closes))
                .orElseThrow();
    }

    private static double variance(RiskModel model, double[] weights) {
        int k = model.factors().size();
        double[] exposure = new double[k];
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] loadings = model.exposures().get(id(i));
            assertThat(loadings).isNotNull();
            for (int f = 0; f < k; f++) {
                exposure[f] += weights[i] * loadings[f];
            }
            variance += weights[i] * weights[i] * model.specificVariances().getOrDefault(id(i), Double.NaN);
        }
        for (int f = 0; f < k; f++) {
            for (int g = 0; g < k; g++) {
                variance += exposure[f] * model.factorCovariance()[f][g] * exposure[g];
            }
        }
        return variance;
    }

    private double varianceAfterTraining(double[] weights) {
        double sum = 0;
        double squares = 0;
        int days = DAYS - TRAINING;
        for (int t = TRAINING; t < DAYS; t++) {
            double portfolio = 0;
            for (int i = 0; i < STOCKS; i++) {
                portfolio += weights[i] * returns[i][t];
            }
            sum += portfolio;
            squares += portfolio * portfolio;
        }
        return (squares - sum * sum / days) / (days - 1) * 252;
    }

    @Test
    void what_a_portfolio_varies_by_later_is_what_the_model_said() {
        RiskModel model = estimate(securities(), closes(TRAINING));
        double[] equal = new double[STOCKS];
        double[] oneSectorAgainstAnother = new double[STOCKS];
        double[] one = new double[STOCKS];
        one[7] = 1;
        for (int i = 0; i < STOCKS; i++) {
            equal[i] = 1.0 / STOCKS;
            oneSectorAgainstAnother[i] = i % 3 == 0 ? 0.05 : i % 3 == 1 ? -0.05 : 0;
        }

        assertThat(variance(model, equal) / varianceAfterTraining(equal)).isBetween(0.75, 1.33);
        assertThat(variance(model, one) / varianceAfterTraining(one)).isBetween(0.75, 1.33);
        // A sector's factor is the mean of its stocks, so their own noise is in it too: twenty stocks are few.
        assertThat(variance(model, oneSectorAgainstAnother) / varianceAfterTraining(oneSectorAgainstAnother))
                .isBetween(0.75, 1.5);
    }

    @Test
    void no_portfolio_has_a_negative_variance() {
        RiskModel model = estimate(securities(), closes(TRAINING));
        Random random = new Random(3);

        assertThat(model.specificVariances().values())
                .allSatisfy(own -> assertThat(own).isPositive());
        for (int i = 0; i < 200; i++) {
            double[] weights = random.doubles(STOCKS, -1, 1).toArray();
            assertThat(variance(model, weights)).isPositive();
        }
        for (int f = 0; f < model.factors().size(); f++) {
            for (int g = 0; g < model.factors().size(); g++) {
                assertThat(model.factorCovariance()[f][g]).isEqualTo(model.factorCovariance()[g][f]);
            }
        }
    }

    @Test
    void the_same_closes_give_the_same_bits_whatever_the_order_of_securities() {
        RiskModel model = estimate(securities(), closes(TRAINING));
        List<Security> shuffled = new ArrayList<>(securities());
        Collections.shuffle(shuffled, new Random(1));

        RiskModel again = estimate(shuffled, closes(TRAINING));

        assertThat(again.factors())
                .containsExactly("market", "Energy", "Financials", "Utilities")
                .isEqualTo(model.factors());
        assertThat(again.factorCovariance()).isDeepEqualTo(model.factorCovariance());
        assertThat(again.specificVariances()).isEqualTo(model.specificVariances());
        model.exposures()
                .forEach((id, loadings) -> assertThat(again.exposures().get(id)).containsExactly(loadings));
    }

    @Test
    void a_jump_in_the_vendors_prices_does_not_become_risk() {
        SortedMap<SecurityId, List<QuotedPrice>> closes = closes(TRAINING);
        double before = own(estimate(securities(), closes), id(5));
        List<QuotedPrice> halved = new ArrayList<>();
        java.util.Objects.requireNonNull(closes.get(id(5)))
                .forEach(quote -> halved.add(
                        quote.date().isBefore(FIRST.plusDays(200))
                                ? quote
                                : new QuotedPrice(
                                        Price.rounded(
                                                quote.price().decimal().divide(BigDecimal.valueOf(2)),
                                                RoundingMode.HALF_UP),
                                        quote.date())));
        closes.put(id(5), halved);

        assertThat(own(estimate(securities(), closes), id(5))).isCloseTo(before, within(0.02 * before));
    }

    private static double own(RiskModel model, SecurityId id) {
        return model.specificVariances().getOrDefault(id, Double.NaN);
    }

    @Test
    void a_fund_of_one_sector_is_exposed_to_the_market_and_that_sector() {
        SortedMap<SecurityId, List<QuotedPrice>> closes = closes(TRAINING);
        SecurityId fund = new SecurityId("FUND");
        List<QuotedPrice> quotes = new ArrayList<>();
        double log = 0;
        for (int t = 0; t < TRAINING; t++) {
            for (int i = 0; i < STOCKS; i += 3) {
                log += returns[i][t] / (STOCKS / 3);
            }
            quotes.add(quote(log, t));
        }
        closes.put(fund, quotes);
        List<Security> securities = new ArrayList<>(securities());
        securities.add(security(fund, SecurityKind.ETF, null));

        RiskModel model = estimate(securities, closes);
        double[] loadings = model.exposures().get(fund);

        assertThat(loadings).isNotNull();
        assertThat(loadings[0]).isCloseTo(1, within(0.05));
        // The sectors of equal size add up to nothing: only differences between them mean something.
        assertThat(loadings[1] - loadings[2]).isCloseTo(1, within(0.05));
        assertThat(loadings[2] - loadings[3]).isCloseTo(0, within(0.05));
        assertThat(own(model, fund)).isLessThan(0.001);
    }

    @Test
    void a_stock_listed_lately_takes_what_is_usual_and_a_fund_without_closes_stays_out() {
        List<Security> securities = new ArrayList<>(securities());
        SecurityId fresh = new SecurityId("NEW");
        SecurityId fund = new SecurityId("BONDS");
        securities.add(security(fresh, SecurityKind.STOCK, "Energy"));
        securities.add(security(fund, SecurityKind.MUTUAL_FUND, null));

        RiskModel model = estimate(securities, closes(TRAINING));

        assertThat(model.exposures().get(fresh)).containsExactly(1, 1, 0, 0);
        assertThat(model.covers(fresh)).isTrue();
        assertThat(model.covers(fund)).isFalse();
    }

    @Test
    void a_year_of_closes_is_enough_and_a_day_less_is_not() {
        RiskModelEstimator estimator = new RiskModelEstimator();

        assertThat(estimator.estimate(securities(), new PriceHistory(closes(252))))
                .isPresent();
        assertThat(estimator.estimate(securities(), new PriceHistory(closes(251))))
                .isEmpty();
        assertThat(estimator.estimate(securities(), new PriceHistory(new TreeMap<>())))
                .isEmpty();
    }
}
