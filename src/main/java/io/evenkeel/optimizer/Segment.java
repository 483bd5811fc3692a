package io.evenkeel.optimizer;

/**
 * A part of a lot that is sold at one cost per dollar.
 *
 * @param lot index into the security's lots
 * @param cap dollars that can be sold
 * @param cost dollars per dollar sold besides tax: spread, and the price of waiting where one is set
 * @param gain dollars of taxable gain per dollar sold; negative for a loss, zero where nothing is taxed
 * @param longTerm at which rate the gain is taxed
 * @param reward dollars per dollar sold for shedding what must not be held; zero otherwise
 */
public record Segment(int lot, double cap, double cost, double gain, boolean longTerm, double reward) {

    /** Cost of a dollar sold less its reward, tax aside. */
    double untaxed() {
        return cost - reward;
    }

    /** Cost of a dollar sold where each gain is taxed at its own rate. */
    double price(TaxYear year) {
        return cost + year.rate(longTerm) * gain - reward;
    }

    /** Whether it makes no difference which of both a dollar is sold of. */
    boolean costsLike(Segment other) {
        return untaxed() == other.untaxed() && gain == other.gain && (longTerm == other.longTerm || gain == 0);
    }
}
