package io.evenkeel.policy;

import io.evenkeel.account.Registration;
import io.evenkeel.market.AssetClass;
import io.evenkeel.money.BasisPoints;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where an asset class is held least gladly: the firm's table {@code rules/tables/asset-location.csv}, columns {@code
 * asset_class,registration,basis_points}. What a dollar bought there has to be worth beyond its trading cost; a pair
 * without a line has no such cost. It counts where a household is steered as one and can choose the place.
 */
public final class AssetLocation {

    /** Every place is as good as any other. */
    public static final AssetLocation NONE = new AssetLocation(new EnumMap<>(AssetClass.class));

    private static final String HEADER = "asset_class,registration,basis_points";
    private static final int COLUMNS = 3;

    private final Map<AssetClass, Map<Registration, BasisPoints>> costs;

    private AssetLocation(Map<AssetClass, Map<Registration, BasisPoints>> costs) {
        this.costs = costs;
    }

    /** Refuses a wrong line, naming it, and two lines for one pair; no lines at all are no table. */
    public static AssetLocation parse(List<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        if (!lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "The table of asset locations must begin with the header %s.".formatted(HEADER));
        }
        Map<AssetClass, Map<Registration, BasisPoints>> costs = new EnumMap<>(AssetClass.class);
        for (int number = 1; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            if (!line.isEmpty()) {
                readLine(line, number + 1, costs);
            }
        }
        return new AssetLocation(costs);
    }

    private static void readLine(String line, int number, Map<AssetClass, Map<Registration, BasisPoints>> costs) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw wrong(number, "it needs an asset class, a registration and basis points", null);
        }
        BasisPoints cost;
        BasisPoints before;
        try {
            cost = BasisPoints.of(cells[2]);
            before = costs.computeIfAbsent(
                            AssetClass.valueOf(cells[0]), assetClass -> new EnumMap<>(Registration.class))
                    .put(Registration.valueOf(cells[1]), cost);
        } catch (IllegalArgumentException e) {
            throw wrong(number, String.valueOf(e.getMessage()), e);
        }
        if (cost.isNegative() || before != null) {
            throw wrong(number, before == null ? "the cost must not be negative" : "the pair stands twice", null);
        }
    }

    private static IllegalArgumentException wrong(
            int line, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "Line %d of the table of asset locations cannot be read: %s".formatted(line, why), cause);
    }

    /** Of a dollar of {@code assetClass} bought in such an account. */
    public BasisPoints costOf(AssetClass assetClass, Registration registration) {
        return costs.getOrDefault(assetClass, Map.of()).getOrDefault(registration, BasisPoints.ZERO);
    }
}
