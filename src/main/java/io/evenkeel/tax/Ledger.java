package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that one tax unit (taxpayer, spouse, their IRAs) bought, received and sold. The order of the lists means
 * nothing.
 */
public record Ledger(
        Map<AccountId, Registration> accounts,
        IdentityGroups groups,
        List<LedgerTrade> trades,
        List<LedgerSplit> splits) {

    public Ledger {
        accounts = Map.copyOf(accounts);
        trades = List.copyOf(trades);
        splits = List.copyOf(splits);
    }

    /** With these trades as well, such as those that a run proposes. */
    public Ledger plus(List<LedgerTrade> more) {
        List<LedgerTrade> all = new ArrayList<>(trades);
        all.addAll(more);
        return new Ledger(accounts, groups, all, splits);
    }

    /** One account by itself, every security identical to itself alone. */
    Ledger asItsCustodianSees(AccountId account) {
        List<LedgerTrade> own =
                trades.stream().filter(trade -> trade.account().equals(account)).toList();
        return new Ledger(
                Map.of(account, Objects.requireNonNull(accounts.get(account))), IdentityGroups.NONE, own, splits);
    }
}
