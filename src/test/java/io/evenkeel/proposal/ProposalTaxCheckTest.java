package io.evenkeel.proposal;

import static io.evenkeel.proposal.SoundProposal.BONDS;
import static io.evenkeel.proposal.SoundProposal.LOSS;
import static io.evenkeel.proposal.SoundProposal.OLD;
import static io.evenkeel.proposal.SoundProposal.STOCKS;
import static io.evenkeel.proposal.SoundProposal.VIEW;
import static io.evenkeel.proposal.SoundProposal.findings;
import static io.evenkeel.proposal.SoundProposal.model;
import static io.evenkeel.proposal.SoundProposal.proposal;
import static io.evenkeel.proposal.SoundProposal.sound;
import static io.evenkeel.proposal.SoundProposal.view;
import static io.evenkeel.proposal.SoundProposal.with;
import static io.evenkeel.proposal.SoundProposal.withLots;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.tax.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every defect of tax, washed losses and relief is put into a sound proposal on purpose, and has to be found. */
class ProposalTaxCheckTest {

    @Test
    void a_loss_that_would_be_washed_is_found() {
        TradeProposal lossTaken = proposal(Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(findings(lossTaken)).isEmpty();
        assertThat(findings(lossTaken, washed(List.of())))
                .anySatisfy(f -> assertThat(f).contains("would be washed"));
    }

    /** A hundred and twenty are bought. */
    @Test
    void more_bought_back_than_may_be_washed_is_found() {
        assertThat(findings(sound(), boughtBack("120"))).isEmpty();
        assertThat(findings(sound(), boughtBack("119")))
                .containsExactly(
                        "BONDS is bought by 120 shares, of which 119 may be before too much of a loss is washed");
    }

    /** Of twenty shares sold at a loss of 600, another account has bought five. */
    @Test
    void more_of_a_loss_washed_than_may_be_is_found() {
        AccountView five = withAnotherAccount();
        TradeProposal taken = proposal(five, Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(taken.tax().disallowed()).isEqualTo(Money.of("150.00"));
        assertThat(findings(five, taken, inPart("0.25"))).isEmpty();
        assertThat(findings(five, taken, inPart("0.24")))
                .containsExactly("lot L2 is sold at a loss of 600.00 of which 150.00 would be washed, more than 24.0%");
    }

    @Test
    void a_loss_is_free_once_what_would_wash_it_is_sold_whole() {
        Map<LotId, Quantity> both = Map.of(LOSS, Quantity.of("20"), OLD, Quantity.of("100"));
        assertThat(findings(proposal(both, "220"), washed(List.of(OLD)))).isEmpty();
        Map<LotId, Quantity> not = Map.of(LOSS, Quantity.of("20"), OLD, Quantity.of("99"));
        assertThat(findings(proposal(not, "220"), washed(List.of(OLD))))
                .anySatisfy(f -> assertThat(f).contains("would be washed"));
    }

    @Test
    void a_term_that_is_not_the_lots_is_found() {
        LotSale off =
                new LotSale(OLD, Quantity.of("60"), Term.SHORT, Money.of("3000.00"), Money.ZERO, Money.of("1200.00"));
        assertThat(findings(withLots(List.of(off))))
                .anySatisfy(f -> assertThat(f).contains("is LONG, not SHORT"));
    }

    @Test
    void tax_that_is_a_cent_off_is_found() {
        TradeProposal sound = sound();
        assertThat(sound.tax().estimatedTax()).isEqualTo(Money.of("600.00"));
        TaxEffect off = new TaxEffect(Money.ZERO, Money.of("3000.00"), Money.of("600.01"), Money.ZERO, Money.ZERO);
        assertThat(findings(with(sound, off))).singleElement().satisfies(f -> assertThat(f)
                .isEqualTo("the trades add tax of 600.00, the report says 600.01"));
    }

    /** The year holds nothing else: $3,000 of the loss save at the ordinary rate, the rest is carried. */
    @Test
    void the_years_limit_on_losses_is_recomputed() {
        AccountView deep = view(AccountSettings.DEFAULTS, Money.of("9000.00"));
        TradeProposal taken = proposal(deep, Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(taken.tax().shortTermGain()).isEqualTo(Money.of("-7000.00"));
        assertThat(taken.tax().estimatedTax()).isEqualTo(Money.of("-1200.00"));
        assertThat(findings(deep, taken)).isEmpty();
        TaxEffect wholly =
                new TaxEffect(Money.of("-7000.00"), Money.ZERO, Money.of("-2800.00"), Money.of("7000.00"), Money.ZERO);
        assertThat(findings(deep, with(taken, wholly)))
                .containsExactly("the trades add tax of -1200.00, the report says -2800.00");
    }

    @Test
    void a_wash_sale_that_is_not_reported_is_found() {
        TradeProposal sound = sound();
        TaxEffect off =
                new TaxEffect(Money.ZERO, Money.of("3000.00"), Money.of("600.00"), Money.ZERO, Money.of("0.01"));
        assertThat(findings(with(sound, off))).containsExactly("the trades wash losses of 0.00, the report says 0.01");
    }

    @Test
    void a_lot_before_its_turn_is_found() {
        for (LotMethod method : List.of(LotMethod.FIFO, LotMethod.AVERAGE_COST)) {
            AccountView view = view(settings(method), Money.of("2600.00"));
            assertThat(findings(view, proposal(view, Map.of(OLD, Quantity.of("60")), "120")))
                    .isEmpty();
            assertThat(findings(view, proposal(view, Map.of(LOSS, Quantity.of("20")), "20")))
                    .anySatisfy(f -> assertThat(f).contains("lot L2 is sold before its turn"));
        }
        for (LotMethod method : List.of(LotMethod.LIFO, LotMethod.HIGHEST_COST)) {
            AccountView view = view(settings(method), Money.of("2600.00"));
            assertThat(findings(view, proposal(view, Map.of(LOSS, Quantity.of("20")), "20")))
                    .isEmpty();
            assertThat(findings(view, proposal(view, Map.of(OLD, Quantity.of("60")), "120")))
                    .anySatisfy(f -> assertThat(f).contains("lot L1 is sold before its turn"));
        }
    }

    /** A hundred shares for 5,000 and twenty for 2,600: 63.333 a share. */
    @Test
    void average_cost_is_recomputed() {
        AccountView view = view(settings(LotMethod.AVERAGE_COST), Money.of("2600.00"));
        TradeProposal sixty = proposal(view, Map.of(OLD, Quantity.of("60")), "120");
        assertThat(sixty.tax().longTermGain()).isEqualTo(Money.of("2200.00"));
        assertThat(findings(view, sixty)).isEmpty();
        assertThat(findings(VIEW, sixty)).anySatisfy(f -> assertThat(f).contains("lot L1 gains 2200.00"));
    }

    private static Limit.NoBuyback boughtBack(String atMost) {
        return new Limit.NoBuyback(
                BONDS,
                "BONDS",
                Quantity.of("200"),
                Money.of("400.00"),
                Optional.of(Quantity.of(atMost)),
                LocalDate.of(2018, 3, 1),
                "x");
    }

    private static Limit.NoLossSale inPart(String atMost) {
        return new Limit.NoLossSale(
                STOCKS,
                LOSS,
                Quantity.of("5"),
                Money.of("150.00"),
                Weight.of("0.1"),
                Weight.of(atMost),
                LocalDate.of(2018, 3, 1),
                List.of(),
                "x");
    }

    private static AccountView withAnotherAccount() {
        AccountView alone = view();
        Account other = new Account(
                new AccountId("A-2"),
                "Spouse",
                Registration.TAXABLE,
                alone.account().model(),
                Money.ZERO,
                AccountSettings.DEFAULTS,
                List.of(new TaxLot(
                        new LotId("N"), STOCKS, Quantity.of("5"), Money.of("500.00"), LocalDate.of(2018, 2, 6))),
                List.of(),
                List.of(),
                List.of(),
                RealisedYear.NOTHING,
                List.of());
        Household both = new Household(new HouseholdId("H-1"), FilingStatus.SINGLE, List.of(alone.account(), other));
        return new AccountView(both, alone.account(), model(), alone.market(), List.of());
    }

    private static Limit.NoLossSale washed(List<LotId> unlessSold) {
        return new Limit.NoLossSale(
                STOCKS,
                LOSS,
                Quantity.ONE,
                Money.of("30.00"),
                Weight.ONE,
                Weight.ZERO,
                LocalDate.of(2018, 3, 1),
                unlessSold,
                "x");
    }

    private static AccountSettings settings(LotMethod method) {
        return AccountSettings.fromTexts(Map.of("lotMethod", method.name()));
    }
}
