package io.evenkeel.api;

import io.evenkeel.api.Fields.Field;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the risk model of a preview: {@code factors} are k names, {@code exposures} an object from security to its k
 * numbers, {@code factorCovariance} k rows of k numbers, {@code specificVariances} an object from security to a number;
 * all yearly, all decimal strings. Every listed security must be in it.
 */
final class RiskModelReader {

    private static final int MOST_FACTORS = 200;

    private final List<SecurityId> listed;
    private final List<RequestFault> faults;

    RiskModelReader(List<SecurityId> listed, List<RequestFault> faults) {
        this.listed = listed;
        this.faults = faults;
    }

    Optional<RiskModel> riskModel(Json json) {
        Fields fields = new Fields("riskModel", json, faults);
        Field<List<String>> factors = fields.requiredList("factors", this::name);
        Field<Map<String, List<Double>>> exposures = fields.map("exposures", this::numbers);
        Field<List<List<Double>>> covariance = fields.requiredList("factorCovariance", this::numbers);
        Field<Map<String, Double>> variances = fields.map("specificVariances", this::number);
        factors.found().ifPresent(names -> {
            exposures.found().ifPresent(known -> checkExposures(fields, names.size(), known));
            covariance.found().ifPresent(known -> checkCovariance(fields, names.size(), known));
        });
        variances.found().ifPresent(known -> checkVariances(fields, known));
        return fields.build(() ->
                new RiskModel(factors.get(), rows(exposures.get()), matrix(covariance.get()), ids(variances.get())));
    }

    private void checkExposures(Fields fields, int factors, Map<String, List<Double>> exposures) {
        if (factors > MOST_FACTORS) {
            fields.fault(
                    RequestFault.TOO_LARGE,
                    "The risk model has %d factors; at most %d are read.".formatted(factors, MOST_FACTORS));
        }
        exposures.forEach((security, row) -> {
            if (row.size() != factors) {
                fields.fault(
                        RequestFault.BAD_VALUE,
                        "The security (%s) has %d exposures to %d factors.".formatted(security, row.size(), factors));
            }
        });
        covers(fields, "exposures", exposures);
    }

    private void checkVariances(Fields fields, Map<String, Double> variances) {
        variances.forEach((security, variance) -> {
            if (variance < 0) {
                fields.fault(
                        RequestFault.BAD_VALUE,
                        "The specific variance of security (%s) must not be negative.".formatted(security));
            }
        });
        covers(fields, "specificVariances", variances);
    }

    private void covers(Fields fields, String name, Map<String, ?> bySecurity) {
        listed.stream()
                .filter(security -> !bySecurity.containsKey(security.value()))
                .forEach(security -> fields.fault(
                        RequestFault.MISSING_VALUE,
                        "The security (%s) is missing in the field (%s) of the riskModel.".formatted(security, name)));
    }

    private static void checkCovariance(Fields fields, int factors, List<List<Double>> rows) {
        boolean square = rows.size() == factors && rows.stream().allMatch(row -> row.size() == factors);
        if (!square) {
            fields.fault(
                    RequestFault.BAD_VALUE,
                    "The field (factorCovariance) must have %d rows of %d numbers.".formatted(factors, factors));
        } else if (!RiskModel.isCovariance(matrix(rows))) {
            fields.fault(
                    RequestFault.BAD_VALUE,
                    "The field (factorCovariance) must be symmetric and positive semidefinite, as covariances are.");
        }
    }

    private Optional<String> name(Json json) {
        if (json.kind() == Json.Kind.STRING) {
            return Optional.of(json.text());
        }
        faults.add(json.fault(
                RequestFault.BAD_VALUE, "The name of a factor must be a string, not %s.".formatted(json.kind())));
        return Optional.empty();
    }

    private Optional<Double> number(Json json) {
        if (json.kind() == Json.Kind.STRING && json.text().matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
            return Optional.of(new BigDecimal(json.text()).doubleValue());
        }
        faults.add(json.fault(
                RequestFault.BAD_VALUE,
                "The value at (%s) must be a decimal as a string, such as \"0.0235\", not %s."
                        .formatted(json.pointer(), json.kind())));
        return Optional.empty();
    }

    private Optional<List<Double>> numbers(Json json) {
        if (json.kind() != Json.Kind.ARRAY) {
            faults.add(json.fault(
                    RequestFault.BAD_VALUE,
                    "The value at (%s) must be an array, not %s.".formatted(json.pointer(), json.kind())));
            return Optional.empty();
        }
        List<Double> numbers = new ArrayList<>();
        json.items().forEach(item -> number(item).ifPresent(numbers::add));
        return numbers.size() == json.items().size() ? Optional.of(List.copyOf(numbers)) : Optional.empty();
    }

    private static Map<SecurityId, double[]> rows(Map<String, List<Double>> rows) {
        Map<SecurityId, double[]> bySecurity = new TreeMap<>();
        rows.forEach((security, row) -> bySecurity.put(new SecurityId(security), doubles(row)));
        return bySecurity;
    }

    private static Map<SecurityId, Double> ids(Map<String, Double> numbers) {
        Map<SecurityId, Double> bySecurity = new TreeMap<>();
        numbers.forEach((security, number) -> bySecurity.put(new SecurityId(security), number));
        return bySecurity;
    }

    private static double[][] matrix(List<List<Double>> rows) {
        return rows.stream().map(RiskModelReader::doubles).toArray(double[][]::new);
    }

    private static double[] doubles(List<Double> row) {
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
