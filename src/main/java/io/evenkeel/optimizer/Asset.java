package io.evenkeel.optimizer;

import java.util.List;

/**
 * One security of the problem.
 *
 * @param price dollars a share
 * @param held dollars
 * @param target dollars
 * @param buyCost half spread and commission per dollar bought
 * @param buyCap dollars that may be bought; zero where none
 * @param sales what may be sold
 * @param inOrder whether the sales must be made in their order; otherwise any order, the cheapest first
 * @param fractional whether fractions of a share trade
 * @param group index of the group whose row it counts to; -1 for none
 */
public record Asset(
        String name,
        double price,
        double held,
        double target,
        double buyCost,
        double buyCap,
        List<Segment> sales,
        boolean inOrder,
        boolean fractional,
        int group) {

    public Asset {
        if (!(price > 0) || !Double.isFinite(held) || !Double.isFinite(target) || buyCap < 0) {
            throw new IllegalArgumentException(
                    "Security (%s) has price %s, held %s, target %s, cap %s: none may be negative and the price must be positive."
                            .formatted(name, price, held, target, buyCap));
        }
        sales = sales.stream().filter(segment -> segment.cap() > 0).toList();
    }
}
