package io.evenkeel.proposal;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import java.time.LocalDate;
import java.util.List;

/**
 * What nobody in the tax unit may buy because this proposal sells it at a loss; nor anything identical to it.
 *
 * @param accounts whose purchase would wash the loss
 * @param plans that have bought it by themselves and have to pause
 * @param firstTradingDay on which it may be bought again
 */
public record NotBefore(SecurityId security, List<AccountId> accounts, List<String> plans, LocalDate firstTradingDay) {

    public NotBefore {
        accounts = List.copyOf(accounts);
        plans = List.copyOf(plans);
    }
}
