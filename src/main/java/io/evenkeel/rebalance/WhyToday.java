package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.policy.TradingLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What asks for trades of an account today, as people read it. Once something does, every holding goes to its target, so that
 * most trades are of securities that would not have asked for any.
 */
final class WhyToday {

    private static final int MOST_NAMED = 3;

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final List<String> why = new ArrayList<>();

    private WhyToday(Ask ask) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
    }

    /** Such as "What asks for trades today: First trading day of the quarter; IBM and XOM are outside their bands". */
    static String sentence(Ask ask, Bands.Asking asking) {
        return new WhyToday(ask).say(asking);
    }

    private String say(Bands.Asking asking) {
        why.addAll(limits.mandates());
        add(Bands.neverOwned(ask), "must not be owned", "must not be owned");
        add(Bands.belowLowest(ask), "is below the lowest weight agreed", "are below the lowest weights agreed");
        add(Bands.aboveHighest(ask), "is above the highest weight agreed", "are above the highest weights agreed");
        add(holdersOf(ask.plan().demanded()), "has a loss that was asked for", "have losses that were asked for");
        add(holdersOf(ask.plan().worthwhile()), "has a loss worth taking", "have losses worth taking");
        if (asking.forBand()) {
            String over = view.isSteeredJointly() ? " over the household's accounts" : "";
            add(Bands.outside(ask), "is outside its band" + over, "are outside their bands" + over);
        }
        if (asking.forCash() && !limits.isToRaiseCash()) {
            why.add("cash is above its band");
        }
        return "What asks for trades today: " + String.join("; ", why);
    }

    private List<SecurityId> holdersOf(Set<LotId> lots) {
        return view.positions().values().stream()
                .filter(position -> position.lots().stream().anyMatch(lot -> lots.contains(lot.id())))
                .map(Position::security)
                .map(security -> security.id())
                .toList();
    }

    private void add(Collection<SecurityId> securities, String ifOne, String ifMany) {
        if (securities.isEmpty()) {
            return;
        }
        List<String> names = securities.stream()
                .limit(MOST_NAMED)
                .map(SecurityId::value)
                .collect(Collectors.toCollection(ArrayList::new));
        if (securities.size() > MOST_NAMED) {
            names.add(securities.size() - MOST_NAMED + " more");
        }
        String last = names.remove(names.size() - 1);
        String all = names.isEmpty() ? last : String.join(", ", names) + " and " + last;
        why.add(all + " " + (securities.size() == 1 ? ifOne : ifMany));
    }
}
