package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.UnreplacedLoss;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A security of which, or of something identical to which, the tax unit sold shares at a loss within the last 30 days,
 * or this run proposes to: buying it, in any account but a tax-exempt one, would wash the loss. One per security.
 *
 * @param security one that this account holds, targets or may hold in another's place
 * @param soldBy the account of the last such sale
 * @param sold the day of the last such sale
 * @param quantity shares sold at a loss and not replaced yet, over all such sales: so many of a purchase would wash
 * @param loss what of the losses is still usable, positive
 * @param freeOn first day on which a purchase washes none of it
 * @param firstTradingDay first day from {@code freeOn} on which the market trades
 * @param losses what the sales left, in the order in which a purchase would wash them
 * @param permanent whether no basis would carry what this account washes, because it is an IRA (Rev. Rul. 2008-5)
 */
public record LossSoldFacts(
        SecurityId security,
        AccountId soldBy,
        LocalDate sold,
        Quantity quantity,
        Money loss,
        LocalDate freeOn,
        LocalDate firstTradingDay,
        List<UnreplacedLoss> losses,
        boolean permanent) {

    public LossSoldFacts {
        losses = List.copyOf(losses);
    }

    /**
     * How many shares may be bought before more than {@code most} of loss is washed, share for share in the order of the
     * losses (Treas. Reg. 1.1091-1(b), (c)); none is the answer of an IRA, which would wash for good. Empty where any
     * number may be bought.
     */
    Optional<Quantity> sharesWashingAtMost(Money most) {
        Money left = permanent ? Money.ZERO : most;
        Quantity shares = Quantity.ZERO;
        for (UnreplacedLoss open : losses) {
            if (open.loss().compareTo(left) > 0) {
                return Optional.of(shares.plus(part(open, left)));
            }
            shares = shares.plus(open.quantity());
            left = left.minus(open.loss());
        }
        return Optional.empty();
    }

    private static Quantity part(UnreplacedLoss open, Money loss) {
        return Quantity.rounded(
                open.quantity()
                        .decimal()
                        .multiply(loss.decimal())
                        .divide(open.loss().decimal(), 6, RoundingMode.DOWN),
                RoundingMode.UNNECESSARY);
    }
}
