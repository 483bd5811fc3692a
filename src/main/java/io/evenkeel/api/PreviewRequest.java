package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.proposal.NotTraded;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One household beside the market it is to be evaluated on, as the core reads them.
 *
 * @param models without the targets that nobody can buy: ones whose security the request does not list
 * @param unlisted those targets, by model; their weight is left in cash
 */
record PreviewRequest(
        Household household,
        Market market,
        Map<ModelId, ModelPortfolio> models,
        List<Substitute> substitutes,
        Map<ModelId, SortedSet<SecurityId>> unlisted) {

    private static final Set<RestrictionType> LOCKS = Set.of(
            RestrictionType.NEVER_SELL,
            RestrictionType.NEVER_TRADE,
            RestrictionType.LOCK_QUANTITY,
            RestrictionType.LOCK_LOT);

    /**
     * What the core did not see of the account, for want of a price: targets that nobody can buy, and locks on securities
     * that are not there.
     */
    List<NotTraded> untouchable(AccountId id) {
        return household.accounts().stream()
                .filter(account -> account.id().equals(id))
                .flatMap(account -> Stream.concat(
                        unlisted.getOrDefault(account.model(), new TreeSet<>()).stream()
                                .map(PreviewRequest::withoutPrice),
                        account.restrictions().stream()
                                .filter(restriction -> restriction.isInForce(market.asOf()))
                                .flatMap(this::lockedElsewhere)))
                .distinct()
                .toList();
    }

    private static NotTraded withoutPrice(SecurityId security) {
        return new NotTraded(
                security, "Not among the request's securities, so it has no price: its weight stays in cash");
    }

    private Stream<NotTraded> lockedElsewhere(Restriction restriction) {
        SecurityId security = restriction.security();
        return security == null
                        || !LOCKS.contains(restriction.type())
                        || market.prices().containsKey(security)
                ? Stream.empty()
                : Stream.of(new NotTraded(security, "Locked: " + restriction.reason()));
    }
}
