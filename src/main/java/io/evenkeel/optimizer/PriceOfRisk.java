package io.evenkeel.optimizer;

/**
 * What risk costs beside tax and trading, as a multiple of what the limits say. Prices stand on a ladder, so that a search
 * among them ends and finds the same everywhere.
 *
 * @param rung thousandths of a power of ten; zero is the price of the limits
 */
public record PriceOfRisk(int rung) implements Comparable<PriceOfRisk> {

    private static final double RUNGS = 1000;

    /** A thousandth of the limits' price: nothing is worth its tax. */
    public static final PriceOfRisk LEAST = new PriceOfRisk(-3000);

    public static final PriceOfRisk OF_THE_LIMITS = new PriceOfRisk(0);

    /** Ten thousand times the limits' price: nothing is too dear. */
    public static final PriceOfRisk MOST = new PriceOfRisk(4000);

    public PriceOfRisk {
        if (rung < -3000 || rung > 4000) {
            throw new IllegalArgumentException("The rung (%d) must be from -3000 to 4000.".formatted(rung));
        }
    }

    double multiple() {
        return StrictMath.pow(10, rung / RUNGS);
    }

    @Override
    public int compareTo(PriceOfRisk other) {
        return Integer.compare(rung, other.rung);
    }
}
