package io.evenkeel.market;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well risk models hold on days that they have not seen: estimated from two years of real closes, judged on the quarter
 * that follows, and then a quarter on. Prints a line per model and year.
 */
public final class RiskModelWalkForward {

    static final int TRAINING_DAYS = 504;
    static final int JUDGED_DAYS = 63;
    private static final int RANDOM_PORTFOLIOS = 60;
    private static final int NAMES = 40;
    private static final int TRACKERS = 40;
    private static final int LOCKED = 3;
    private static final double LOCKED_WEIGHT = 0.1;
    private static final int FREE = 60;
    private static final int DAYS_A_YEAR = 252;

    /**
     * What was found in one window.
     *
     * @param varianceRatio realised over predicted variance of random active portfolios
     * @param sectorRatio the same of bets of one sector against another
     * @param logLikelihood of the random portfolios' daily returns, mean, nats
     * @param trackingError yearly, realised, of portfolios built to track the market around locked positions
     */
    record Judgement(double varianceRatio, double sectorRatio, double logLikelihood, double trackingError) {}

    private final RealMarket market;
    private final List<LocalDate> days;

    RiskModelWalkForward(RealMarket market) {
        this.market = market;
        this.days = market.days();
    }

    /** First judged days of the windows. */
    List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        for (int start = TRAINING_DAYS; start + JUDGED_DAYS <= days.size(); start += JUDGED_DAYS) {
            starts.add(start);
        }
        return starts;
    }

    LocalDate day(int place) {
        return days.get(place);
    }

    Map<Covariances, Judgement> judge(int start) {
        PriceHistory all = market.between(
                days.get(start - TRAINING_DAYS), days.get(start + JUDGED_DAYS - 1), TRAINING_DAYS + JUDGED_DAYS);
        SortedMap<SecurityId, List<QuotedPrice>> before = new TreeMap<>();
        SortedMap<SecurityId, List<QuotedPrice>> after = new TreeMap<>();
        all.closes().forEach((id, quotes) -> {
            before.put(id, quotes.subList(0, TRAINING_DAYS));
            after.put(id, quotes.subList(TRAINING_DAYS - 1, quotes.size()));
        });
        List<Security> stocks = market.securities().stream()
                .filter(stock -> before.containsKey(stock.id()))
                .toList();
        double[][] later = new DailyReturns(new PriceHistory(after))
                .bySecurity().values().stream()
                        .map(RiskModelWalkForward::withoutGaps)
                        .toArray(double[][]::new);
        Window window = new Window(stocks, later, new Random(start));
        Map<Covariances, Judgement> judgements = new EnumMap<>(Covariances.class);
        for (Covariances model : Covariances.values()) {
            judgements.put(model, window.judge(model.of(stocks, new PriceHistory(before))));
        }
        return judgements;
    }

    private static double[] withoutGaps(double[] series) {
        double[] filled = series.clone();
        for (int t = 0; t < filled.length; t++) {
            filled[t] = Double.isNaN(filled[t]) ? 0 : filled[t];
        }
        return filled;
    }

    /** The portfolios and the days on which all models of one window are judged alike. */
    private static final class Window {

        private final List<Security> stocks;
        private final double[][] later;
        private final List<double[]> random = new ArrayList<>();
        private final List<double[]> sectors = new ArrayList<>();
        private final List<List<Integer>> drawn = new ArrayList<>();

        Window(List<Security> stocks, double[][] later, Random seed) {
            this.stocks = stocks;
            this.later = later;
            for (int p = 0; p < RANDOM_PORTFOLIOS; p++) {
                random.add(active(seed));
            }
            for (int p = 0; p < TRACKERS; p++) {
                drawn.add(draw(seed, LOCKED + FREE));
            }
            addSectorBets();
        }

        private List<Integer> draw(Random seed, int count) {
            List<Integer> places = new ArrayList<>();
            while (places.size() < count) {
                int place = seed.nextInt(stocks.size());
                if (!places.contains(place)) {
                    places.add(place);
                }
            }
            return places;
        }

        /** Some stocks against all of them. */
        private double[] active(Random seed) {
            double[] weights = against();
            List<Integer> names = draw(seed, NAMES);
            double[] parts = seed.doubles(NAMES, 0.5, 1.5).toArray();
            double sum = java.util.Arrays.stream(parts).sum();
            for (int i = 0; i < NAMES; i++) {
                weights[names.get(i)] += parts[i] / sum;
            }
            return weights;
        }

        private double[] against() {
            double[] weights = new double[stocks.size()];
            java.util.Arrays.fill(weights, -1.0 / weights.length);
            return weights;
        }

        private void addSectorBets() {
            SortedMap<String, List<Integer>> members = new TreeMap<>();
            for (int i = 0; i < stocks.size(); i++) {
                String sector = stocks.get(i).sector();
                if (sector != null) {
                    members.computeIfAbsent(sector, name -> new ArrayList<>()).add(i);
                }
            }
            members.forEach((sector, ours) -> members.tailMap(sector).forEach((other, theirs) -> {
                if (!other.equals(sector)) {
                    double[] weights = new double[stocks.size()];
                    ours.forEach(i -> weights[i] = 1.0 / ours.size());
                    theirs.forEach(i -> weights[i] = -1.0 / theirs.size());
                    sectors.add(weights);
                }
            }));
        }

        Judgement judge(double[][] covariance) {
            double likelihood = 0;
            for (double[] weights : random) {
                double predicted = variance(weights, covariance);
                double ratio = realised(weights) / predicted;
                likelihood -= (StrictMath.log(2 * Math.PI * predicted) + ratio) / 2 / random.size();
            }
            double tracking = 0;
            for (List<Integer> names : drawn) {
                tracking += realised(tracker(names, covariance)) / drawn.size();
            }
            return new Judgement(
                    ratio(random, covariance),
                    ratio(sectors, covariance),
                    likelihood,
                    StrictMath.sqrt(tracking * DAYS_A_YEAR));
        }

        private double ratio(List<double[]> portfolios, double[][] covariance) {
            double realised = 0;
            double predicted = 0;
            for (double[] weights : portfolios) {
                realised += realised(weights);
                predicted += variance(weights, covariance);
            }
            return realised / predicted;
        }

        /** A tenth in each of a few stocks that must stay; the rest in others so that the whole tracks the market best. */
        private double[] tracker(List<Integer> names, double[][] covariance) {
            double[] weights = against();
            names.subList(0, LOCKED).forEach(i -> weights[i] += LOCKED_WEIGHT);
            List<Integer> free = names.subList(LOCKED, LOCKED + FREE);
            double[] pull = new double[FREE];
            double[] ones = new double[FREE];
            for (int a = 0; a < FREE; a++) {
                pull[a] = -dot(covariance[free.get(a)], weights);
                ones[a] = 1;
            }
            double[] best = Cholesky.solve(between(free, covariance), pull);
            double[] even = Cholesky.solve(between(free, covariance), ones);
            double missing =
                    1 - LOCKED * LOCKED_WEIGHT - java.util.Arrays.stream(best).sum();
            double share = missing / java.util.Arrays.stream(even).sum();
            for (int a = 0; a < FREE; a++) {
                weights[free.get(a)] += best[a] + share * even[a];
            }
            return weights;
        }

        private static double[][] between(List<Integer> free, double[][] covariance) {
            return free.stream()
                    .map(i -> free.stream().mapToDouble(j -> covariance[i][j]).toArray())
                    .toArray(double[][]::new);
        }

        private static double variance(double[] weights, double[][] covariance) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * dot(covariance[i], weights);
            }
            return sum;
        }

        private static double dot(double[] one, double[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += one[i] * other[i];
            }
            return sum;
        }

        /** Mean square of the daily returns, about zero: over a quarter the mean is noise. */
        private double realised(double[] weights) {
            double squares = 0;
            for (int t = 0; t < later[0].length; t++) {
                double move = 0;
                for (int i = 0; i < weights.length; i++) {
                    move += weights[i] * later[i][t];
                }
                squares += move * move;
            }
            return squares / later[0].length;
        }
    }

    /** @param arguments the folder of the samples; {@code samples} where none is given */
    public static void main(String[] arguments) throws IOException {
        new RiskModelWalkForward(RealMarket.read(Path.of(arguments.length > 0 ? arguments[0] : "samples")))
                .print(System.out);
    }

    private void print(PrintStream out) {
        SortedMap<String, Map<Covariances, List<Judgement>>> byYear = new TreeMap<>();
        for (int start : starts()) {
            judge(start).forEach((model, judgement) -> {
                for (String year : List.of(String.valueOf(day(start).getYear()), "all")) {
                    byYear.computeIfAbsent(year, key -> new EnumMap<>(Covariances.class))
                            .computeIfAbsent(model, key -> new ArrayList<>())
                            .add(judgement);
                }
            });
        }
        out.println(
                "| judged in | model | random: realised / predicted variance | sectors: the same | log-likelihood a day"
                        + " | tracking error realised |");
        out.println("|---|---|---|---|---|---|");
        byYear.forEach((year, models) -> models.forEach((model, judgements) -> out.printf(
                "| %s | %s | %.3f | %.3f | %.4f | %.3f%% |%n",
                year,
                model.title(),
                mean(judgements, Judgement::varianceRatio),
                mean(judgements, Judgement::sectorRatio),
                mean(judgements, Judgement::logLikelihood),
                100 * mean(judgements, Judgement::trackingError))));
    }

    static double mean(List<Judgement> judgements, java.util.function.ToDoubleFunction<Judgement> figure) {
        return judgements.stream().mapToDouble(figure).average().orElseThrow();
    }
}
