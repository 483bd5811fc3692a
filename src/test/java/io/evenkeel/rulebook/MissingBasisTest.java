package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Registration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingBasisTest extends RuleCases {

    MissingBasisTest() {
        super("data/missing-basis.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "A lot without a basis holds a taxable account",
                facts(
                        Facts.account().build(),
                        Facts.holding().lotsWithoutBasis(1).build()),
                facts(
                        Facts.account().registration(Registration.ROTH_IRA).build(),
                        Facts.holding().lotsWithoutBasis(1).build())));
    }

    @Test
    void one_lot_reads_as_well_as_many() {
        assertThat(told(
                        Facts.account().build(),
                        Facts.holding().lotsWithoutBasis(1).build()))
                .containsExactly("Lots of XYZ with no cost basis: 1");
    }
}
