package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.target.TargetWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the files say of models and substitutes. */
final class ModelSheets {

    private record Line(long line, TargetWeight target) {}

    private record Pair(SecurityId security, SecurityId substitute) {}

    private final MarketSheets market;
    private final SortedMap<ModelId, List<Line>> models = new TreeMap<>();
    private final List<Substitute> substitutes = new ArrayList<>();
    private final Set<Pair> pairs = new HashSet<>();
    private boolean modelsRead = true;

    ModelSheets(MarketSheets market) {
        this.market = market;
    }

    void unread(BookFile file) {
        modelsRead &= file != BookFile.MODELS;
    }

    void target(Row row) {
        ModelId model = row.the("model", ColumnType.MODEL);
        SecurityId security = market.pricedReference(row, "security", "a target");
        Weight weight = row.the("weight", ColumnType.PART_OF_ONE);
        List<Line> lines = models.computeIfAbsent(model, id -> new ArrayList<>());
        if (lines.stream().anyMatch(line -> line.target().security().equals(security))) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The security (%s) stands twice in model (%s); expected it once.".formatted(security, model));
        } else {
            lines.add(new Line(row.line(), new TargetWeight(security, weight)));
        }
    }

    void substitute(Row row) {
        SecurityId security = market.reference(row, "security");
        SecurityId substitute = market.pricedReference(row, "substitute", "a substitute");
        int rank = row.orElse("rank", ColumnType.RANK, 1);
        if (security.equals(substitute) || market.areIdentical(security, substitute)) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The substitute (%s) is substantially identical to (%s); expected one of another identity group."
                            .formatted(substitute, security));
        }
        if (!pairs.add(new Pair(security, substitute))) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The substitute (%s) of (%s) stands twice; expected it once.".formatted(substitute, security));
        }
        substitutes.add(new Substitute(security, substitute, rank));
    }

    ModelId reference(Row row) {
        ModelId model = row.the("model", ColumnType.MODEL);
        if (row.has("model") && modelsRead && !models.containsKey(model)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The model (%s) is not in the book; expected rows for it in %s."
                            .formatted(model, BookFile.MODELS.fileName()));
        }
        return model;
    }

    /** A fault for each model whose weights are more than one, at its last row. */
    void checkSums(Faults faults) {
        models.forEach((model, lines) -> {
            Weight sum = lines.stream().map(line -> line.target().weight()).reduce(Weight.ZERO, Weight::plus);
            if (sum.compareTo(Weight.ONE) > 0) {
                faults.add(
                        FaultReason.WEIGHTS_ABOVE_ONE,
                        BookFile.MODELS.fileName(),
                        lines.stream().mapToLong(Line::line).max().orElse(0),
                        model.value(),
                        "The weights of model (%s) add up to %s; expected at most 1. Maybe one is a percentage."
                                .formatted(model, sum));
            }
        });
    }

    Map<ModelId, ModelPortfolio> models() {
        SortedMap<ModelId, ModelPortfolio> portfolios = new TreeMap<>();
        models.forEach((model, lines) -> portfolios.put(
                model,
                new ModelPortfolio(
                        model,
                        lines.stream()
                                .map(Line::target)
                                .sorted(Comparator.comparing(TargetWeight::security))
                                .toList())));
        return portfolios;
    }

    List<Substitute> substitutes() {
        return substitutes.stream()
                .sorted(Comparator.comparing(Substitute::security)
                        .thenComparing(Substitute::rank)
                        .thenComparing(Substitute::substitute))
                .toList();
    }
}
