package io.evenkeel.workflow;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Household;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.rebalance.EvaluationRequest;
import io.evenkeel.rebalance.PlanTransition;
import io.evenkeel.rebalance.RebalanceHousehold;
import io.evenkeel.rebalance.TransitionFrontier;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.store.BookShelf;
import io.evenkeel.store.Books;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.Run;
import io.evenkeel.store.StoredResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs the core over stored households under the rulebook that a run is pinned to. */
@Component
public class Evaluation {

    private final ActiveRulebook rulebooks;
    private final Books books;
    private final Proposals proposals;

    private final OptimizerKind optimizer;

    Evaluation(
            ActiveRulebook rulebooks,
            Books books,
            Proposals proposals,
            @Value("${evenkeel.optimizer}") OptimizerKind optimizer) {
        this.rulebooks = rulebooks;
        this.books = books;
        this.proposals = proposals;
        this.optimizer = optimizer;
    }

    /** The steps of the core under one rulebook, by the product's own method. */
    public static RebalanceHousehold under(Rulebook rulebook) {
        return under(rulebook, OptimizerKind.STRUCTURED);
    }

    /** The steps of the core under one rulebook. */
    public static RebalanceHousehold under(Rulebook rulebook, OptimizerKind optimizer) {
        return under(rulebook, optimizer.optimizer());
    }

    /** The same with any optimizer, such as one that looks on. */
    public static RebalanceHousehold under(Rulebook rulebook, Optimizer optimizer) {
        return new RebalanceHousehold(
                rulebook.data(),
                rulebook.policy(),
                rulebook.review(),
                rulebook.taxRates(),
                rulebook.identity(),
                rulebook.location(),
                optimizer);
    }

    /** The way to the target over time, under one rulebook. */
    public static PlanTransition transitionUnder(Rulebook rulebook, OptimizerKind optimizer) {
        return new PlanTransition(repriced -> under(rulebook, repriced), optimizer.optimizer(), rulebook.taxRates());
    }

    /** Of the proposal's account, with everything else of its household in this run as it stands. */
    Optional<TransitionFrontier> frontier(Run run, StoredResult stored) {
        Household household = books.household(run.bookId(), stored.result().household());
        BookShelf shelf = books.shelf(run.bookId());
        return transitionUnder(rulebooks.byDigest(run.rulebookSha256()), optimizer)
                .frontier(
                        household,
                        shelf.market(),
                        shelf.models(),
                        shelf.substitutes(),
                        stored.result().account(),
                        othersOf(run, household, stored.result().account()));
    }

    private List<AccountResult> othersOf(Run run, Household household, AccountId account) {
        return proposals.ofHousehold(run.runId(), household.id()).stream()
                .map(StoredResult::result)
                .filter(result -> !result.account().equals(account))
                .toList();
    }

    List<AccountResult> daily(Run run, Household household) {
        return evaluate(run, household, EvaluationRequest.DAILY);
    }

    /** One account again, with everything else of its household in this run as it stands. */
    AccountResult again(Run run, StoredResult old, Optional<AccountSettings> overrides, boolean releasedByHand) {
        AccountId account = old.result().account();
        Household household = books.household(run.bookId(), old.result().household());
        List<AccountResult> pending = othersOf(run, household, account);
        EvaluationRequest request =
                new EvaluationRequest(releasedByHand ? Set.of(account) : Set.of(), pending, Optional.of(account));
        Household asked = overrides
                .map(settings -> overlaid(household, account, settings))
                .orElse(household);
        return evaluate(run, asked, request).get(0);
    }

    private List<AccountResult> evaluate(Run run, Household household, EvaluationRequest request) {
        BookShelf shelf = books.shelf(run.bookId());
        return under(rulebooks.byDigest(run.rulebookSha256()), optimizer)
                .evaluate(household, shelf.market(), shelf.models(), shelf.substitutes(), request);
    }

    private static Household overlaid(Household household, AccountId id, AccountSettings settings) {
        List<Account> accounts = household.accounts().stream()
                .map(account -> account.id().equals(id)
                        ? account.withSettings(account.settings().overlaidBy(settings))
                        : account)
                .toList();
        return household.with(accounts);
    }
}
