package io.evenkeel.proposal;

import io.evenkeel.account.Account;

/** What the run proposes for another account of the tax unit. */
public record StandingProposal(Account account, TradeProposal proposal) {}
