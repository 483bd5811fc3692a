package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Explanation;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.NotTraded;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one account came to, as the contract has it. Figures, tax, turnover and certificate are null where the account was
 * held or its limits contradict each other.
 */
record AccountAnswer(
        AccountId account,
        Outcome outcome,
        @Nullable Route route,
        List<Trade> trades,
        List<NotTraded> notTraded,
        @Nullable Figures before,
        @Nullable Figures after,
        @Nullable TaxEffect tax,
        @Nullable Weight turnover,
        List<ExceptionNote> exceptions,
        @Nullable Certificate certificate,
        @Nullable Explanation explanation) {

    /** @param besides securities that the evaluation did not see */
    static AccountAnswer of(AccountResult result, List<NotTraded> besides) {
        Optional<TradeProposal> proposal = Optional.ofNullable(result.proposal());
        return new AccountAnswer(
                result.account(),
                result.outcome(),
                result.route(),
                proposal.map(TradeProposal::trades).orElse(List.of()),
                Stream.concat(proposal.map(TradeProposal::notTraded).orElse(List.of()).stream(), besides.stream())
                        .sorted(Comparator.comparing(NotTraded::security))
                        .toList(),
                figure(proposal, TradeProposal::before),
                figure(proposal, TradeProposal::after),
                figure(proposal, TradeProposal::tax),
                figure(proposal, TradeProposal::turnover),
                result.exceptions(),
                figure(proposal, TradeProposal::certificate),
                figure(proposal, TradeProposal::explanation));
    }

    private static <T> @Nullable T figure(Optional<TradeProposal> proposal, Function<TradeProposal, T> figure) {
        return proposal.map(figure).orElse(null);
    }
}
