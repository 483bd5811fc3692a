package io.evenkeel.proposal;

import static io.evenkeel.proposal.SoundProposal.BONDS;
import static io.evenkeel.proposal.SoundProposal.LOSS;
import static io.evenkeel.proposal.SoundProposal.OLD;
import static io.evenkeel.proposal.SoundProposal.STOCKS;
import static io.evenkeel.proposal.SoundProposal.changed;
import static io.evenkeel.proposal.SoundProposal.findings;
import static io.evenkeel.proposal.SoundProposal.sound;
import static io.evenkeel.proposal.SoundProposal.with;
import static io.evenkeel.proposal.SoundProposal.withLots;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.LotId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.tax.Term;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every defect is put into a sound proposal on purpose, and has to be found. */
class ProposalCheckTest {

    @Test
    void a_sound_proposal_passes() {
        assertThat(findings(sound())).isEmpty();
    }

    @Test
    void shares_that_are_not_there_are_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "101", "5050.00")))))
                .anySatisfy(f -> assertThat(f).contains("oversold"));
    }

    @Test
    void a_lot_of_another_security_is_found() {
        assertThat(findings(withLots(List.of(sale(new LotId("L9"), "60", "0.00")))))
                .anySatisfy(f -> assertThat(f).contains("not in the account"));
    }

    /** Sixty shares all the same. */
    @Test
    void a_part_of_a_share_out_of_a_whole_lot_is_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "59.5", "2975.00"), sale(LOSS, "0.5", "-5.00")))))
                .anySatisfy(f -> assertThat(f).isEqualTo("lot L1 sells 59.5 shares, not a whole number"))
                .anySatisfy(f -> assertThat(f).isEqualTo("lot L2 sells 0.5 shares, not a whole number"));
    }

    @Test
    void lots_that_do_not_add_up_are_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "59", "2950.00")))))
                .anySatisfy(f -> assertThat(f).contains("add up to 59"));
    }

    @Test
    void a_gain_that_is_off_by_more_than_a_cent_is_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "60", "3000.02")))))
                .anySatisfy(f -> assertThat(f).contains("gains 3000.02"));
    }

    @Test
    void a_price_that_is_not_the_books_is_found() {
        assertThat(findings(changed(
                        STOCKS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                trade.quantity(),
                                Price.of("101.00"),
                                trade.amount(),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("priced at 101.00"));
    }

    @Test
    void an_amount_that_is_not_quantity_times_price_is_found() {
        assertThat(findings(changed(
                        BONDS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                trade.quantity(),
                                trade.price(),
                                Money.of("1.00"),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("do not cost 1.00"));
    }

    @Test
    void a_part_of_a_share_is_found() {
        assertThat(findings(changed(
                        BONDS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                Quantity.of("50.5"),
                                trade.price(),
                                Money.of("2525.00"),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("not a whole number"));
    }

    @Test
    void a_security_that_trades_twice_is_found() {
        TradeProposal sound = sound();
        List<Trade> twice = new ArrayList<>(sound.trades());
        twice.add(sound.trades().get(0));
        assertThat(findings(with(sound, twice))).anySatisfy(f -> assertThat(f).contains("traded twice"));
    }

    @Test
    void cash_below_its_reserve_is_found_and_cash_at_it_is_not() {
        assertThat(findings(sound(), new Limit.CashReserve("$1,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.CashReserve("$1,000.01")))
                .anySatisfy(f -> assertThat(f).contains("below the reserve"));
    }

    @Test
    void a_trade_below_the_minimum_is_found_and_one_at_it_is_not() {
        assertThat(findings(sound(), new Limit.MinimumTrade("$6,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.MinimumTrade("$6,000.01")))
                .anySatisfy(f -> assertThat(f).contains("below the minimum"));
    }

    @Test
    void gains_above_the_budget_are_found_and_gains_at_it_are_not() {
        assertThat(findings(sound(), new Limit.GainBudget("$3,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.GainBudget("$2,999.99")))
                .anySatisfy(f -> assertThat(f).contains("exceed the budget"));
    }

    @Test
    void what_may_not_be_bought_or_sold_is_found() {
        assertThat(findings(sound(), new Limit.NoBuy(BONDS, "x")))
                .anySatisfy(f -> assertThat(f).contains("BONDS may not be bought"));
        assertThat(findings(sound(), new Limit.NoSell(STOCKS, "x")))
                .anySatisfy(f -> assertThat(f).contains("STOCKS may not be sold"));
        assertThat(findings(sound(), new Limit.NeverOwn(BONDS, "x")))
                .anySatisfy(f -> assertThat(f).contains("BONDS may not be owned"));
    }

    @Test
    void a_locked_lot_and_locked_shares_are_found() {
        assertThat(findings(sound(), new Limit.KeepLot(STOCKS, OLD, "x")))
                .anySatisfy(f -> assertThat(f).contains("lot L1 is locked"));
        assertThat(findings(sound(), new Limit.KeepQuantity(STOCKS, Quantity.of("60"), "x")))
                .isEmpty();
        assertThat(findings(sound(), new Limit.KeepQuantity(STOCKS, Quantity.of("61"), "x")))
                .anySatisfy(f -> assertThat(f).contains("fewer than the 61 locked"));
    }

    /** It ends with 46.15% in bonds, of which the model has 45%. */
    @Test
    void a_purchase_far_above_its_target_is_found_and_one_near_it_is_not() {
        assertThat(findings(sound(), new Limit.MostAboveTarget("2%"))).isEmpty();
        assertThat(findings(sound(), new Limit.MostAboveTarget("1%")))
                .containsExactly("BONDS is bought to more than 1.0% above its target of 45.0%");
    }

    /** The sound proposal ends with 6,000 of 13,000 in each: 46.153846%. */
    @Test
    void a_weight_beyond_its_limit_is_found_and_one_at_it_is_not() {
        Weight ends = Weight.of("0.46153846");
        assertThat(findings(
                        sound(), new Limit.HighestWeight(BONDS, ends, "x"), new Limit.LowestWeight(STOCKS, ends, "x")))
                .isEmpty();
        assertThat(findings(sound(), new Limit.HighestWeight(BONDS, Weight.of("0.46153845"), "x")))
                .anySatisfy(f -> assertThat(f).contains("above its highest weight"));
        assertThat(findings(sound(), new Limit.LowestWeight(STOCKS, Weight.of("0.46153847"), "x")))
                .anySatisfy(f -> assertThat(f).contains("below its lowest weight"));
    }

    @Test
    void a_figure_that_is_not_what_the_trades_give_is_found() {
        TradeProposal sound = sound();
        Figures off = new Figures(
                sound.after().value(),
                sound.after().cash().plus(Money.of("0.01")),
                sound.after().drift(),
                null);
        TradeProposal wrong = new TradeProposal(
                sound.account(),
                sound.household(),
                sound.asOf(),
                sound.trades(),
                sound.notTraded(),
                sound.before(),
                off,
                sound.tax(),
                sound.turnover(),
                sound.certificate());
        assertThat(findings(wrong)).anySatisfy(f -> assertThat(f).contains("the cash after is"));
    }

    private static LotSale sale(LotId lot, String quantity, String gain) {
        return new LotSale(lot, Quantity.of(quantity), Term.LONG, Money.of(gain), Money.ZERO, Money.ZERO);
    }
}
