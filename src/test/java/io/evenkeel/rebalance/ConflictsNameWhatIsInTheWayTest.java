package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static io.evenkeel.rebalance.OneHousehold.ofStocksAndBonds;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import org.junit.jupiter.api.Test;

/** Cash that cannot be raised: whoever has to decide reads first what holds back the most. */
class ConflictsNameWhatIsInTheWayTest {

    /** Stocks of 90,000 stay; two lots of bonds wait for the loss that a purchase of last week would wash. */
    private static AccountResult conflict() {
        return ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .lot("S", "STOCKS", "900", "1000.00", "2020-01-02")
                .lot("B1", "BONDS", "100", "9000.00", "2020-01-02")
                .lot("B2", "BONDS", "90", "9000.00", "2020-01-02")
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null)
                .withdrawal("50000.00", "2024-07-03")
                .account("B", TAXABLE, "0.00")
                .bought("N", "BONDS", "500", "25000.00", "2024-06-24")
                .result("A");
    }

    @Test
    void what_holds_back_the_most_is_named_first_and_each_security_once() {
        assertThat(conflict().outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(conflict().exceptions()).singleElement().satisfies(note -> assertThat(note.message())
                .contains("May not be sold: STOCKS (The client's wish), BONDS (account B bought it on 2024-06-24")
                .containsOnlyOnce("BONDS ("));
    }
}
