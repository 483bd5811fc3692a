package io.evenkeel.api;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.store.Books;
import io.evenkeel.store.DecidedAlready;
import io.evenkeel.store.ProposalFilter;
import io.evenkeel.store.ProposalOrder;
import io.evenkeel.store.ProposalPage;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.ReviewState;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredResult;
import io.evenkeel.workflow.FourEyesException;
import io.evenkeel.workflow.Frontiers;
import io.evenkeel.workflow.Reviews;
import io.evenkeel.workflow.WrongRoleException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposals, and what reviewers say of them. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Proposals", description = "What a run proposes for each account, and the reviewers' decisions")
class ProposalsController {

    private final Books books;
    private final Runs runs;
    private final Proposals proposals;
    private final Reviews reviews;
    private final Frontiers frontiers;
    private final ApiLimits limits;

    ProposalsController(
            Books books, Runs runs, Proposals proposals, Reviews reviews, Frontiers frontiers, ApiLimits limits) {
        this.books = books;
        this.runs = runs;
        this.proposals = proposals;
        this.reviews = reviews;
        this.frontiers = frontiers;
        this.limits = limits;
    }

    @Operation(
            summary = "A page of a run's proposals",
            description = "Headlines of every account of the run, held and untouched ones included, filtered.")
    @GetMapping("/runs/{runId}/proposals")
    ProposalPage page(
            @PathVariable String runId,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable Route route,
            @RequestParam(required = false) @Nullable ReviewState state,
            @Parameter(description = "A part of the sentence of a rule that spoke")
                    @RequestParam(required = false)
                    @Nullable
                    String rule,
            @Parameter(description = "An account's id") @RequestParam(required = false) @Nullable String account,
            @Parameter(description = "A part of the account's or the household's id")
                    @RequestParam(required = false)
                    @Nullable
                    String search,
            @RequestParam(defaultValue = "ACCOUNT") ProposalOrder sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || size < 1 || size > limits.pageSizeMax()) {
            throw new Problem(
                    ProblemKind.MALFORMED_REQUEST,
                    "The page (%d) must not be negative and its size (%d) must lie between 1 and %d."
                            .formatted(page, size, limits.pageSizeMax()));
        }
        if (runs.find(runId).isEmpty()) {
            throw Problem.notFound("run", runId);
        }
        return proposals.page(
                runId, new ProposalFilter(outcome, route, state, rule, account, search, sort, descending, page, size));
    }

    @Operation(summary = "One proposal, whole", description = "With the digests of what it was made from.")
    @GetMapping("/proposals/{id}")
    ProposalAnswer one(@PathVariable String id) {
        StoredResult stored = find(id);
        Run run = runs.find(stored.runId()).orElseThrow();
        return ProposalAnswer.of(
                stored,
                run,
                books.find(stored.bookId()).orElseThrow(),
                proposals.decisionOn(id),
                proposals.replacementOf(id));
    }

    @Operation(
            summary = "What else a proposal's account could have done",
            description =
                    "Tax against distance from the target (tracking error, or drift without a risk model), computed"
                            + " again from the run's book and rulebook with the household's other accounts as the run left them."
                            + " Bands and calendar are left aside. No points where the account is held, its limits contradict"
                            + " each other, or it is steered together with others of its household.")
    @GetMapping("/proposals/{id}/frontier")
    ProposalFrontierAnswer frontier(@PathVariable String id) {
        StoredResult stored = find(id);
        Run run = runs.find(stored.runId()).orElseThrow();
        return ProposalFrontierAnswer.of(stored, frontiers.of(run, stored));
    }

    @Operation(
            summary = "Decide on a proposal",
            description = "Completes the review's user task as the caller. 403 where the caller asked for the run and"
                    + " four eyes are needed; 409 where it is decided already or needs no decision.")
    @PostMapping(path = "/proposals/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "DecisionRequest")
    ProposalAnswer decide(@PathVariable String id, @RequestBody Json body, Principal caller) {
        find(id);
        DecisionRequest request = DecisionRequest.read(body);
        try {
            reviews.decide(id, request.decision(), request.note(), request.overrides(), caller.getName());
        } catch (RuntimeException e) {
            throw refusal(id, e);
        }
        return one(id);
    }

    /** The engine wraps what its listeners throw, and reports two decisions at one moment in words of its own. */
    private RuntimeException refusal(String id, RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DecidedAlready) {
                return new Problem(ProblemKind.ALREADY_DECIDED, String.valueOf(cause.getMessage()));
            }
            if (cause instanceof FourEyesException) {
                return new Problem(ProblemKind.FOUR_EYES, String.valueOf(cause.getMessage()));
            }
            if (cause instanceof WrongRoleException) {
                return new Problem(ProblemKind.NOT_ALLOWED, String.valueOf(cause.getMessage()));
            }
        }
        return find(id).state() == ReviewState.OPEN
                ? thrown
                : new Problem(
                        ProblemKind.ALREADY_DECIDED, "Somebody else decided on proposal (%s) first.".formatted(id));
    }

    private StoredResult find(String id) {
        return proposals.find(id).orElseThrow(() -> Problem.notFound("proposal", id));
    }
}
