package io.evenkeel.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradeReasonsTest {

    private static final SecurityId LIKE = new SecurityId("LIKE");

    /** Why a substitute of the bonds, and with a lower rank of the stocks, is bought. */
    private static List<String> whyBought(TradingLimits limits, Set<SecurityId> soldAtALoss) {
        AccountView view = SoundProposal.view(AccountSettings.DEFAULTS, Money.of("2600.00"));
        AccountView substituted = new AccountView(
                view.household(),
                view.account(),
                SoundProposal.model(),
                view.market(),
                List.of(new Substitute(SoundProposal.BONDS, LIKE, 1), new Substitute(SoundProposal.STOCKS, LIKE, 2)));
        return new TradeReasons(substituted, limits).forPurchase(LIKE, Money.of("100000.00"), soldAtALoss);
    }

    @Test
    void a_substitute_is_bought_for_what_was_sold_at_a_loss_whatever_its_rank() {
        assertThat(whyBought(SoundProposal.limits(), Set.of(SoundProposal.STOCKS)))
                .containsExactly("Stands in for STOCKS: sold at a loss today, which buying it back would wash");
    }

    @Test
    void or_for_what_may_not_be_bought() {
        TradingLimits limits = SoundProposal.limits(new Limit.NoBuy(SoundProposal.STOCKS, "works there"));

        assertThat(whyBought(limits, Set.of())).containsExactly("Stands in for STOCKS: works there");
    }

    @Test
    void nothing_is_said_to_be_sold_at_a_loss_that_is_not() {
        assertThat(whyBought(SoundProposal.limits(), Set.of()))
                .containsExactly(
                        "The model does not hold LIKE: it may stand in for BONDS, whose loss could be taken today");
    }
}
