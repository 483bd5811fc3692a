package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shares of $100 each. */
class LotMixesTest {

    private static final double SHARE = 100;

    private static Asset held(List<Segment> lots) {
        double held = lots.stream().mapToDouble(Segment::cap).sum();
        return new Asset("S", SHARE, held, 0, 0, 0, lots, false, false, -1);
    }

    private static Segment lot(int index, double shares, double cost, double gain, boolean longTerm) {
        return new Segment(index, shares * SHARE, cost, gain, longTerm, 0);
    }

    @Test
    void a_sale_is_divided_between_short_and_long_term_in_every_way() {
        Asset asset = held(List.of(lot(0, 3, 0.001, 0.2, false), lot(1, 2, 0.001, 0.1, true)));

        List<double[]> mixes = new LotMixes(asset).of(3 * SHARE, SHARE, 100);

        assertThat(mixes)
                .containsExactlyInAnyOrder(new double[] {100, 200}, new double[] {200, 100}, new double[] {300, 0});
    }

    @Test
    void lots_of_one_kind_are_sold_from_the_smallest_gain_on() {
        Asset asset = held(List.of(lot(0, 3, 0.001, 0.2, false), lot(1, 2, 0.001, 0.1, false)));

        assertThat(new LotMixes(asset).of(3 * SHARE, SHARE, 100)).containsExactly(new double[] {100, 200});
    }

    @Test
    void a_part_of_a_share_is_sold_with_the_lot_that_ends_in_it() {
        Asset asset = held(List.of(lot(0, 1.5, 0.001, 0.2, false), lot(1, 2, 0.001, 0.1, true)));

        assertThat(new LotMixes(asset).of(3 * SHARE, SHARE, 100))
                .containsExactlyInAnyOrder(new double[] {100, 200}, new double[] {150, 150});
    }

    /** Lots that wait for the long term each have a cost of their own: nearly all is to be sold of a thousand shares each. */
    @Test
    @Timeout(60)
    void many_kinds_are_divided_without_going_ways_that_lead_nowhere() {
        List<Segment> lots = new ArrayList<>();
        for (int lot = 0; lot < 8; lot++) {
            lots.add(lot(lot, 1_000, 0.001 * lot, 0.2, false));
        }

        List<double[]> mixes = new LotMixes(held(lots)).of(7_990 * SHARE, SHARE, 400);

        assertThat(mixes).hasSize(400);
        for (double[] mix : mixes) {
            assertThat(Arrays.stream(mix).sum()).isCloseTo(7_990 * SHARE, within(1e-6));
            assertThat(Arrays.stream(mix)).allMatch(dollars -> dollars >= 0 && dollars <= 1_000 * SHARE + 1e-6);
        }
    }
}
