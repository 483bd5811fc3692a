package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is foreseen of a change has to be what comes of it: exchanges are chosen by it. */
class CandidateTest {

    private static final int NAMES = 20;

    private final Candidate candidate = new Candidate();
    private final Placing placing = new Placing(candidate);
    private final SplittableRandom random = new SplittableRandom(7);

    private void begin(Problem problem) {
        DualNewton method = new DualNewton();
        method.load(problem);
        TaxPieces pieces = new TaxPieces(method);
        pieces.search(problem);
        Intended intended = new Intended();
        intended.copy(pieces.best(), 1);
        candidate.begin(problem, intended, 0.3, 0.2, 0);
        placing.begin(problem);
        for (int i = 0; i < NAMES; i++) {
            candidate.set(i, placing.nearest(i, intended.net(i)));
        }
    }

    private double anyTrade(int i) {
        return placing.moved(i, candidate.traded[i] + (random.nextInt(9) - 4) * placing.leastSize(i));
    }

    @ParameterizedTest
    @EnumSource(AccountKind.class)
    void two_changes_cost_what_each_does_and_what_they_share(AccountKind kind) {
        for (int seed = 0; seed < 50; seed++) {
            begin(DrawnAccount.whole(kind, NAMES, seed));
            int i = random.nextInt(NAMES);
            int j = (i + 1 + random.nextInt(NAMES - 1)) % NAMES;
            double ofI = anyTrade(i);
            double ofJ = anyTrade(j);
            double untaxed = candidate.change(i, ofI) - candidate.taxChange();
            double shortGain = candidate.shortChange();
            double longGain = candidate.longChange();
            untaxed += candidate.change(j, ofJ) - candidate.taxChange();
            shortGain += candidate.shortChange();
            longGain += candidate.longChange();
            double foreseen = untaxed + candidate.taxChange(shortGain, longGain) + candidate.sharedRisk(i, ofI, j, ofJ);
            double before = candidate.objective();

            candidate.set(i, ofI);
            candidate.set(j, ofJ);

            assertThat(candidate.objective() - before)
                    .as("%s, seed %d", kind, seed)
                    .isCloseTo(foreseen, within(1e-6 * Math.max(1, Math.abs(before))));
        }
    }

    @ParameterizedTest
    @EnumSource(AccountKind.class)
    void limits_are_exceeded_after_a_change_by_what_was_foreseen(AccountKind kind) {
        for (int seed = 0; seed < 50; seed++) {
            begin(DrawnAccount.whole(kind, NAMES, seed));
            int i = random.nextInt(NAMES);
            double dollars = anyTrade(i);
            double foreseen = candidate.violationAfter(i, dollars);

            candidate.set(i, dollars);

            assertThat(candidate.violation()).as("%s, seed %d", kind, seed).isCloseTo(foreseen, within(1e-4));
        }
    }
}
