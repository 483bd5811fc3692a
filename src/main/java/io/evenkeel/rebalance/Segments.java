package io.evenkeel.rebalance;

import io.evenkeel.optimizer.Segment;
import java.util.ArrayList;
import java.util.List;

/** Cuts what may be sold of one holding to what its limits let go, and marks what has to go. */
final class Segments {

    /** Above any tax: what must not be held is sold whatever it costs, as far as other limits let it. */
    static final double SHED_REWARD = 2;

    private Segments() {}

    /** The first {@code most} dollars. */
    static List<Segment> cut(List<Segment> segments, double most) {
        List<Segment> kept = new ArrayList<>();
        double left = most;
        for (Segment segment : segments) {
            double cap = Math.min(segment.cap(), left);
            left -= cap;
            if (cap > 0) {
                kept.add(part(segment, cap, segment.reward()));
            }
        }
        return kept;
    }

    static Segment part(Segment segment, double cap, double reward) {
        return new Segment(segment.lot(), cap, segment.cost(), segment.gain(), segment.longTerm(), reward);
    }

    /** The first {@code dollars} earn a reward for leaving; a segment is split where they end. */
    static List<Segment> rewarded(List<Segment> segments, double dollars) {
        List<Segment> result = new ArrayList<>();
        double left = dollars;
        for (Segment segment : segments) {
            double part = Math.max(0, Math.min(left, segment.cap()));
            if (part > 0) {
                result.add(part(segment, part, SHED_REWARD));
            }
            if (segment.cap() > part) {
                result.add(part(segment, segment.cap() - part, 0));
            }
            left -= part;
        }
        return result;
    }
}
