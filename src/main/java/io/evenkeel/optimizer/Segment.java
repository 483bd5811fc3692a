package io.evenkeel.optimizer;

/**
 * A part of a lot that is sold at one cost per dollar.
 *
 * @param lot index into the security's lots
 * @param cap dollars that can be sold
 * @param cost dollars of tax and spread per dollar sold; negative where a loss is worth more than the spread
 * @param gain dollars of gain per dollar sold
 * @param reward dollars per dollar sold for shedding what must not be held; zero otherwise
 */
public record Segment(int lot, double cap, double cost, double gain, double reward) {

    double price() {
        return cost - reward;
    }
}
