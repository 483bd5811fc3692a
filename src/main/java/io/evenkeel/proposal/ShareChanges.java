package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was decided, before it is written out: shares bought per security, and shares sold per security and lot. No
 * security stands in both.
 *
 * @param bought positive
 * @param sold positive, lots in the order in which they are relieved
 * @param prices dollars a year that one more dollar of a limit would save, by the limit's name
 * @param partlyMet what was asked for and could be met in part only
 * @param notes on the account as a whole
 */
public record ShareChanges(
        SortedMap<SecurityId, Quantity> bought,
        SortedMap<SecurityId, SortedMap<LotId, Quantity>> sold,
        Certificate certificate,
        SortedMap<String, Rate> prices,
        List<PartlyMet> partlyMet,
        List<String> notes) {

    public ShareChanges {
        partlyMet = List.copyOf(partlyMet);
        notes = List.copyOf(notes);
    }

    public ShareChanges(
            SortedMap<SecurityId, Quantity> bought,
            SortedMap<SecurityId, SortedMap<LotId, Quantity>> sold,
            Certificate certificate) {
        this(bought, sold, certificate, new TreeMap<>(), List.of(), List.of());
    }

    public boolean isEmpty() {
        return bought.isEmpty() && sold.isEmpty();
    }

    /** The same, with this said of it as well. */
    public ShareChanges with(PartlyMet met) {
        List<PartlyMet> all = new ArrayList<>(partlyMet);
        all.add(met);
        return new ShareChanges(bought, sold, certificate, prices, all, notes);
    }

    /** The same, with this said of it as well. */
    public ShareChanges with(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new ShareChanges(bought, sold, certificate, prices, partlyMet, all);
    }

    /** The same, with what asked for them said before anything else. */
    public ShareChanges askedForBy(String note) {
        List<String> all = new ArrayList<>();
        all.add(note);
        all.addAll(notes);
        return new ShareChanges(bought, sold, certificate, prices, partlyMet, all);
    }

    /** The same, measured against what nothing is proven to be below. */
    public ShareChanges provenAbove(Money bound) {
        Money objective = certificate.objective();
        Certificate measured =
                new Certificate(objective, bound, objective.minus(bound).max(Money.ZERO));
        return new ShareChanges(bought, sold, measured, prices, partlyMet, notes);
    }

    /** In any direction; securities, for each is traded once. */
    public int trades() {
        return bought.size() + sold.size();
    }
}
