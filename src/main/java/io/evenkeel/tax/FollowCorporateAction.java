package io.evenkeel.tax;

import io.evenkeel.account.Restriction;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What else speaks of a security goes with it when it splits, merges or changes its name: locks and wash windows. */
public final class FollowCorporateAction {

    private FollowCorporateAction() {}

    /** The security that holds the place of {@code security} from the effective day on. */
    public static SecurityId successor(SecurityId security, CorporateAction action) {
        boolean concerned = action.security().equals(security);
        return switch (action.kind()) {
            case STOCK_MERGER, SYMBOL_CHANGE ->
                concerned ? Objects.requireNonNullElse(action.received(), security) : security;
            case SPLIT, REVERSE_SPLIT, SPIN_OFF, STOCK_DISTRIBUTION, CASH_MERGER, RETURN_OF_CAPITAL, SPECIAL_DIVIDEND ->
                security;
        };
    }

    /** How many of the successor's shares stand for {@code quantity} of the security. */
    public static Quantity successors(Quantity quantity, SecurityId security, CorporateAction action) {
        return switch (action.kind()) {
            case SPLIT, REVERSE_SPLIT, STOCK_MERGER, SYMBOL_CHANGE ->
                action.security().equals(security)
                        ? new Quantity(Division.part(
                                quantity.millionths(),
                                action.newShares().millionths(),
                                action.oldShares().millionths()))
                        : quantity;
            case SPIN_OFF, STOCK_DISTRIBUTION, CASH_MERGER, RETURN_OF_CAPITAL, SPECIAL_DIVIDEND -> quantity;
        };
    }

    /** Restrictions as they read after the action: of the successor, locked shares in its number. */
    public static List<Restriction> restrictions(List<Restriction> restrictions, CorporateAction action) {
        return restrictions.stream()
                .map(restriction -> restriction(restriction, action))
                .toList();
    }

    /**
     * Restrictions as they read on {@code today}: of one that says from when it is, every action since then is followed;
     * of one that does not, changes of name alone, which cannot be taken twice.
     */
    public static List<Restriction> restrictions(
            List<Restriction> restrictions, List<CorporateAction> actions, LocalDate today) {
        List<CorporateAction> inOrder = actions.stream()
                .filter(action -> !action.effective().isAfter(today))
                .sorted(Comparator.comparing(CorporateAction::effective).thenComparing(CorporateAction::id))
                .toList();
        List<Restriction> followed = new ArrayList<>();
        for (Restriction restriction : restrictions) {
            Restriction reads = restriction;
            for (CorporateAction action : inOrder) {
                reads = concerns(restriction, action) ? restriction(reads, action) : reads;
            }
            followed.add(reads);
        }
        return List.copyOf(followed);
    }

    private static boolean concerns(Restriction restriction, CorporateAction action) {
        LocalDate entered = restriction.entered();
        return entered == null
                ? action.kind() == CorporateActionKind.SYMBOL_CHANGE
                : entered.isBefore(action.effective());
    }

    private static Restriction restriction(Restriction restriction, CorporateAction action) {
        SecurityId security = restriction.security();
        if (security == null) {
            return restriction;
        }
        Quantity quantity = restriction.quantity();
        return new Restriction(
                restriction.type(),
                successor(security, action),
                quantity == null ? null : successors(quantity, security, action),
                restriction.lot(),
                restriction.sector(),
                restriction.weight(),
                restriction.reason(),
                restriction.expires(),
                restriction.entered());
    }
}
