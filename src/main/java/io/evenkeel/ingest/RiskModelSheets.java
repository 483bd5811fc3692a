package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the files say of a vendor's risk model: covariances come first and name the factors, then variances, then exposures. */
final class RiskModelSheets {

    private static final int FACTORS_MOST = 200;

    private record Pair(String factor, String other) {}

    private final MarketSheets market;
    private final Faults faults;
    private final SortedMap<String, Integer> factors = new TreeMap<>();
    private final java.util.Map<Pair, Double> covariances = new java.util.HashMap<>();
    private final SortedMap<SecurityId, Double> specific = new TreeMap<>();
    private final SortedMap<SecurityId, SortedMap<String, Double>> exposures = new TreeMap<>();
    private boolean covariancesRead = true;
    private boolean specificRead = true;

    RiskModelSheets(MarketSheets market, Faults faults) {
        this.market = market;
        this.faults = faults;
    }

    /** After a file that could not be read, what it should have held is not missed row by row. */
    void unread(BookFile file) {
        covariancesRead &= file != BookFile.RISK_FACTOR_COVARIANCES;
        specificRead &= file != BookFile.RISK_SPECIFIC_VARIANCES;
    }

    void covariance(Row row) {
        String factor = row.the("factor", ColumnType.ID);
        String other = row.the("other", ColumnType.ID);
        double covariance = row.the("covariance", ColumnType.NUMBER);
        if (factor.equals(other) && covariance < 0) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The variance (%s) of factor (%s) is negative; expected 0 or more."
                            .formatted(row.text("covariance"), factor));
        }
        Double mirrored = covariances.get(new Pair(other, factor));
        if (covariances.putIfAbsent(new Pair(factor, other), covariance) != null) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The covariance of (%s) and (%s) stands twice; expected one row.".formatted(factor, other));
        } else if (mirrored != null && mirrored != covariance) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The covariance (%s) of (%s) and (%s) is not symmetric; expected what the row of (%s) and (%s) says."
                            .formatted(row.text("covariance"), factor, other, other, factor));
        }
        factors.put(factor, 0);
        factors.put(other, 0);
    }

    void specificVariance(Row row) {
        SecurityId security = market.reference(row, "security");
        double variance = row.the("variance", ColumnType.VARIANCE);
        if (specific.putIfAbsent(security, variance) != null) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The security (%s) has two specific variances; expected one row.".formatted(security));
        }
    }

    void exposure(Row row) {
        SecurityId security = market.reference(row, "security");
        String factor = row.the("factor", ColumnType.ID);
        double exposure = row.the("exposure", ColumnType.NUMBER);
        if (covariancesRead && row.has("factor") && !factors.containsKey(factor)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The factor (%s) has no covariances; expected rows for it in %s."
                            .formatted(factor, BookFile.RISK_FACTOR_COVARIANCES.fileName()));
        }
        SortedMap<String, Double> own = exposures.computeIfAbsent(security, id -> new TreeMap<>());
        if (own.isEmpty() && specificRead && !specific.containsKey(security)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The security (%s) has no specific variance; expected a row for it in %s."
                            .formatted(security, BookFile.RISK_SPECIFIC_VARIANCES.fileName()));
        }
        if (own.putIfAbsent(factor, exposure) != null) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The security (%s) has two exposures to (%s); expected one.".formatted(security, factor));
        }
    }

    /** None where the book brings none; where it does, what is wrong with it as a whole goes to the faults. */
    Optional<RiskModel> model() {
        if (factors.isEmpty() || !covariancesRead) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(factors.keySet());
        if (names.size() > FACTORS_MOST) {
            refuse(
                    FaultReason.TOO_LARGE,
                    names.get(FACTORS_MOST),
                    "The risk model has %d factors; expected at most %d.".formatted(names.size(), FACTORS_MOST));
            return Optional.empty();
        }
        return isComplete(names) ? checked(names) : Optional.empty();
    }

    private boolean isComplete(List<String> names) {
        List<Pair> missing = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            for (int g = 0; g <= f; g++) {
                if (covariance(names.get(f), names.get(g)) == null) {
                    missing.add(new Pair(names.get(g), names.get(f)));
                }
            }
        }
        missing.forEach(pair -> refuse(
                FaultReason.MISSING_VALUE,
                pair.factor(),
                "The covariance of (%s) and (%s) is missing; expected a row for each two factors and one for each with itself."
                        .formatted(pair.factor(), pair.other())));
        return missing.isEmpty();
    }

    private @org.jspecify.annotations.Nullable Double covariance(String factor, String other) {
        Double covariance = covariances.get(new Pair(factor, other));
        return covariance == null ? covariances.get(new Pair(other, factor)) : covariance;
    }

    private Optional<RiskModel> checked(List<String> names) {
        double[][] matrix = names.stream()
                .map(factor -> names.stream()
                        .mapToDouble(other -> Objects.requireNonNull(covariance(factor, other)))
                        .toArray())
                .toArray(double[][]::new);
        if (!RiskModel.isCovariance(matrix)) {
            refuse(
                    FaultReason.BAD_VALUE,
                    null,
                    "The factors' covariances are not positive semidefinite: some portfolio would have a negative variance;"
                            + " expected a covariance matrix. Maybe the file mixes two models, or was rounded.");
            return Optional.empty();
        }
        SortedMap<SecurityId, double[]> rows = new TreeMap<>();
        specific.keySet().forEach(security -> rows.put(security, exposures(security, names)));
        return Optional.of(new RiskModel(names, rows, matrix, specific));
    }

    private double[] exposures(SecurityId security, List<String> names) {
        SortedMap<String, Double> own = exposures.getOrDefault(security, new TreeMap<>());
        return names.stream()
                .mapToDouble(factor -> own.getOrDefault(factor, 0.0))
                .toArray();
    }

    private void refuse(FaultReason reason, @org.jspecify.annotations.Nullable String id, String message) {
        faults.add(reason, BookFile.RISK_FACTOR_COVARIANCES.fileName(), 0, id, message);
    }

    /** Of the book's securities, those that the model says nothing of. */
    static TreeSet<SecurityId> uncovered(RiskModel model, java.util.Set<SecurityId> securities) {
        TreeSet<SecurityId> uncovered = new TreeSet<>(securities);
        uncovered.removeIf(model::covers);
        return uncovered;
    }
}
