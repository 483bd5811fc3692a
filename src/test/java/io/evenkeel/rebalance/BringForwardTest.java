package io.evenkeel.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.Household;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.RulebookCompiler;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BringForwardTest {

    private static final BringForward FORWARD = new BringForward(
            new RulebookCompiler().compile(RuleFiles.read(Path.of("rules"))).taxRates());

    private static Household nextYear(Household household) {
        return FORWARD.to(household, household, LegacyHousehold.TODAY, LocalDate.parse("2027-01-04"));
    }

    /** Of the $10,000 of each account, $3,000 are deducted in 2026 (IRC 1211(b)). */
    @Test
    void losses_that_a_year_cannot_use_are_carried_once_for_the_household() {
        Household household = new LegacyHousehold()
                .carriedLoss("10000.00")
                .account("A-1", Registration.TAXABLE)
                .carriedLoss("10000.00")
                .account("A-2", Registration.TAXABLE)
                .household();

        RealisedYear carried = nextYear(household).accounts().stream()
                .map(Account::yearToDate)
                .reduce(RealisedYear.NOTHING, RealisedYear::plus);

        assertThat(carried.carryLong()).isEqualTo(Money.of("17000.00"));
    }

    @Test
    void a_withdrawal_is_paid_once_it_is_due() {
        Household household = new LegacyHousehold()
                .withdrawal("500.00", "2026-06-01")
                .account("A-1", Registration.TAXABLE)
                .household();

        Account later = nextYear(household).accounts().get(0);

        assertThat(later.cash()).isEqualTo(Money.of("-500.00"));
        assertThat(later.cashFlows()).isEmpty();
    }

    @Test
    void gains_of_a_step_stand_in_the_year_for_the_next_one() {
        Household household =
                new LegacyHousehold().account("A-1", Registration.TAXABLE).household();
        Figures figures = new Figures(Money.ZERO, Money.of("70.00"), Weight.ZERO, null);
        TradeProposal proposal = new TradeProposal(
                household.accounts().get(0).id(),
                household.id(),
                LegacyHousehold.TODAY,
                List.of(),
                List.of(),
                figures,
                figures,
                new TaxEffect(Money.of("-30.00"), Money.of("100.00"), Money.of("14.00"), Money.ZERO, Money.ZERO),
                Weight.ZERO,
                new Certificate(Money.ZERO, Money.ZERO, Money.ZERO));

        Account after =
                BringForward.after(household, List.of(proposal)).accounts().get(0);

        assertThat(after.yearToDate())
                .isEqualTo(new RealisedYear(Money.of("-30.00"), Money.of("100.00"), Money.ZERO, Money.ZERO));
        assertThat(after.cash()).isEqualTo(Money.of("70.00"));
    }
}
