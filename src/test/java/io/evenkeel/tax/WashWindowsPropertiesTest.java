package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What is said before a trade is what the ledger says after it. */
class WashWindowsPropertiesTest {

    private static final List<AccountId> ACCOUNTS = List.of(Unit.T, Unit.S, Unit.I, Unit.X);
    private static final List<SecurityId> SECURITIES =
            List.of(new SecurityId("M"), new SecurityId("N"), new SecurityId("O"));

    private static final LocalTime AFTER_THE_DAYS_OTHER_PURCHASES = LocalTime.of(23, 59);

    private static LocalDate lastDay(Ledger ledger) {
        return ledger.trades().stream()
                .map(LedgerTrade::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    @Property
    void a_purchase_washes_what_was_foretold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        Random random = new Random(seed + 1);
        LocalDate today = lastDay(ledger).plusDays(random.nextInt(34));
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        SecurityId security = SECURITIES.get(random.nextInt(SECURITIES.size()));
        Quantity quantity = Quantity.ofShares(1 + random.nextInt(8));
        WashedPart foretold = WashWindows.of(ledger, today).ifBought(account, security, quantity);
        LedgerTrade purchase = LedgerTrade.purchase(
                        "NEXT", account, TransactionKind.PURCHASE, security, quantity, Money.ZERO, today)
                .at(AFTER_THE_DAYS_OTHER_PURCHASES);

        Ledger known = known(ledger, today);
        AdjustedLedger before = WashSales.adjust(known);
        AdjustedLedger after = WashSales.adjust(known.plus(List.of(purchase)));
        assertThat(foretold.loss()).isEqualTo(after.disallowedTotal().minus(before.disallowedTotal()));
        assertThat(foretold.permanentLoss()).isEqualTo(after.permanentlyLost().minus(before.permanentlyLost()));
        Statistics.collect(foretold.isFree() ? "free" : "washed");
    }

    /** Without splits that lie ahead. */
    private static Ledger known(Ledger ledger, LocalDate today) {
        List<LedgerSplit> splits = ledger.splits().stream()
                .filter(split -> !split.effective().isAfter(today))
                .toList();
        return new Ledger(ledger.accounts(), ledger.groups(), ledger.trades(), splits);
    }

    @Property
    void a_loss_finds_the_replacements_that_were_foretold(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        Random random = new Random(seed + 1);
        LocalDate today = lastDay(ledger).plusDays(1L + random.nextInt(33));
        Ledger known = known(ledger, today);
        List<OpenLot> lots = WashSales.adjust(known).openLots().stream()
                .filter(lot -> lot.account().equals(Unit.T) || lot.account().equals(Unit.S))
                .filter(lot -> !lot.replacesLoss()
                        && lot.basis() != null
                        && lot.basis().isPositive())
                .toList();
        if (lots.isEmpty()) {
            Statistics.collect("nothing to sell");
            return;
        }
        OpenLot lot = lots.get(random.nextInt(lots.size()));
        WashWindows windows = WashWindows.of(ledger, today);
        // Of a lot that a wash sale divided, all of it is sold.
        Quantity quantity = WashSales.adjust(known).openLots().stream()
                .filter(part ->
                        part.account().equals(lot.account()) && part.lot().equals(lot.lot()))
                .map(OpenLot::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        LedgerTrade sale = LedgerTrade.sale(
                "NEXT",
                lot.account(),
                lot.security(),
                quantity,
                Money.ZERO,
                today,
                List.of(new LotTaken(lot.lot(), quantity)));
        WashedPart foretold =
                windows.ifSoldAtLoss(lot.account(), lot.security(), lot.lot(), quantity, Money.of("1.00"));

        Quantity replaced = windows.washedBy(List.of(sale)).stream()
                .flatMap(line -> line.replacedBy().stream())
                .map(ReplacedBy::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        assertThat(foretold.quantity()).isEqualTo(replaced);
        Statistics.collect(foretold.isFree() ? "free" : "washed");
    }
}
