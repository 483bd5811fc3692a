package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlipsTest {

    private static final double WIDTH = 0.01;

    private final Flips flips = new Flips();

    /** Leads of three assets, of which the last has one face. */
    private static Filling leading(double first, double second) {
        Filling filling = new Filling(new Blocks());
        filling.partial = new int[] {Filling.TWO_FACED, Filling.TWO_FACED, Filling.NONE};
        filling.mixture.lead = new double[] {first, second, first};
        return filling;
    }

    private double vanishing(double[] low, double[] high, double lowSlope, double highSlope) {
        flips.begin(3);
        flips.takeLow(leading(low[0], low[1]));
        flips.takeHigh(leading(high[0], high[1]));
        return flips.vanishing(0, lowSlope, 1, highSlope, WIDTH);
    }

    @Test
    void the_slope_vanishes_on_the_ramp_of_the_asset_that_takes_the_last_of_it() {
        // Falls of 0.4 at 0.5 and of 1 at 0.6, and 0.6 evenly: 0.24 is left at 0.6.
        double t = vanishing(new double[] {0.2, 0.6}, new double[] {-0.2, -0.4}, 1, -1);

        assertThat(t).isCloseTo(0.6 + (0.24 - 0.5) * WIDTH, within(1e-12));
    }

    @Test
    void it_may_vanish_before_anything_turns_or_after_all_has_turned() {
        double before = vanishing(new double[] {0.2, 1}, new double[] {-0.2, 1}, 0.3, -1.1);
        double after = vanishing(new double[] {0.2, 1}, new double[] {-0.2, 1}, 1.2, -0.2);

        assertThat(before).isCloseTo(0.3, within(1e-12));
        assertThat(after).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void where_nothing_turns_it_is_not_known() {
        assertThat(vanishing(new double[] {0.2, -1}, new double[] {0.1, -2}, 1, -1))
                .isNaN();
    }
}
