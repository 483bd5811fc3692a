package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.policy.LossSoldFacts;
import io.evenkeel.policy.WashedLossFacts;
import io.evenkeel.target.Substitute;
import io.evenkeel.tax.RecentPurchase;
import io.evenkeel.tax.UnreplacedLoss;
import io.evenkeel.tax.WashWindows;
import io.evenkeel.tax.WashedPart;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says, in the rules' words, which trades of today would make a wash sale in the tax unit, and how much of one. */
final class DescribeWashSales {

    private static final Money A_CENT = new Money(1);
    private static final Price A_CENT_A_SHARE = Price.of("0.01");

    private DescribeWashSales() {}

    static List<LossSoldFacts> lossesSold(AccountView view, WashWindows windows) {
        List<LossSoldFacts> facts = new ArrayList<>();
        if (view.account().registration().isTaxable()
                || view.account().registration().isIra()) {
            for (SecurityId security : purchasable(view)) {
                List<UnreplacedLoss> losses = windows.unreplacedLosses(security);
                if (!losses.isEmpty()) {
                    facts.add(lossSold(
                            security, losses, view.account().registration().isIra()));
                }
            }
        }
        return facts;
    }

    private static SortedSet<SecurityId> purchasable(AccountView view) {
        SortedSet<SecurityId> securities = new TreeSet<>(view.positions().keySet());
        securities.addAll(view.targets().keySet());
        List<SecurityId> stands = view.substitutes().stream()
                .filter(substitute -> securities.contains(substitute.security()))
                .map(Substitute::substitute)
                .toList();
        securities.addAll(stands);
        return securities;
    }

    private static LossSoldFacts lossSold(SecurityId security, List<UnreplacedLoss> losses, boolean permanent) {
        UnreplacedLoss last = losses.stream()
                .max(Comparator.comparing(UnreplacedLoss::sold).thenComparing(UnreplacedLoss::account))
                .orElseThrow();
        return new LossSoldFacts(
                security,
                last.account(),
                last.sold(),
                losses.stream().map(UnreplacedLoss::quantity).reduce(Quantity.ZERO, Quantity::plus),
                losses.stream()
                        .map(UnreplacedLoss::loss)
                        .reduce(Money.ZERO, Money::plus)
                        .max(A_CENT),
                last.freeOn(),
                last.firstTradingDay(),
                losses,
                permanent);
    }

    static List<WashedLossFacts> washedLosses(AccountView view, WashWindows windows) {
        List<WashedLossFacts> facts = new ArrayList<>();
        if (view.account().registration().isTaxable()) {
            for (Position position : view.positions().values()) {
                if (!windows.recentPurchases(position.security().id()).isEmpty()) {
                    position.lots().forEach(lot -> addWashed(view, position, lot, windows, facts));
                }
            }
        }
        return facts;
    }

    private static void addWashed(
            AccountView view, Position position, TaxLot lot, WashWindows windows, List<WashedLossFacts> facts) {
        SecurityId security = position.security().id();
        Money loss = lossOf(position, lot, view.market().asOf());
        List<RecentPurchase> recent =
                windows.recentPurchases(security, view.account().id(), lot.id());
        if (loss.isPositive() && !recent.isEmpty()) {
            WashedPart washed = windows.ifSoldAtLoss(view.account().id(), security, lot.id(), lot.quantity(), loss);
            RecentPurchase last = recent.stream()
                    .max(Comparator.comparing(RecentPurchase::bought).thenComparing(RecentPurchase::account))
                    .orElseThrow();
            Money washedLoss = washed.loss().max(A_CENT);
            facts.add(new WashedLossFacts(
                    security,
                    lot.id(),
                    lot.quantity(),
                    loss,
                    washed.quantity(),
                    washedLoss,
                    washedLoss.partOf(loss, RoundingMode.UP),
                    washed.permanentLoss(),
                    last.account(),
                    last.bought(),
                    last.freeOn(),
                    last.firstTradingDay(),
                    ownLots(view, security, recent)));
        }
    }

    /**
     * Positive for a lot that may end in a loss. A gain below a cent a share counts as a cent of loss: the cents of a part
     * of such a lot may round to one.
     */
    private static Money lossOf(Position position, TaxLot lot, LocalDate day) {
        if (lot.basis() == null) {
            return Money.ZERO;
        }
        Money gain = position.quote().worth(lot.quantity()).minus(lot.basis());
        Money aCentEach = lot.quantity().at(A_CENT_A_SHARE, RoundingMode.UP).plus(A_CENT);
        if (gain.isNegative()) {
            return gain.negated();
        }
        return gain.compareTo(aCentEach) < 0 ? A_CENT : Money.ZERO;
    }

    private static List<LotId> ownLots(AccountView view, SecurityId security, List<RecentPurchase> recent) {
        boolean own = recent.stream()
                .allMatch(purchase -> purchase.account().equals(view.account().id())
                        && purchase.security().equals(security));
        return own ? recent.stream().map(RecentPurchase::lot).toList() : List.of();
    }
}
