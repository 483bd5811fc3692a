package io.evenkeel.api;

import io.evenkeel.rebalance.EvaluationRequest;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.workflow.Evaluation;
import io.evenkeel.workflow.OptimizerKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One household in; out come its proposals, or its ways to the target, under the rulebook in force. */
@RestController
@RequestMapping(path = "/api", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Preview", description = "What would happen: nothing is stored")
class PreviewController {

    private static final String METHOD =
            "By which method the best trades are looked for; the service's own setting where left out";

    private final ActiveRulebook rulebooks;
    private final OptimizerKind optimizer;

    PreviewController(ActiveRulebook rulebooks, @Value("${evenkeel.optimizer}") OptimizerKind optimizer) {
        this.rulebooks = rulebooks;
        this.optimizer = optimizer;
    }

    @Operation(
            summary = "What would be proposed for a household",
            description = "Evaluates the household under the rulebook in force. A held security needs a price; a target"
                    + " whose security is not listed cannot be bought, so its weight stays in cash and it is told"
                    + " under `notTraded`. Settings left out take the rulebook's defaults.")
    @PostMapping("/preview")
    @Body(schema = "PreviewRequest")
    PreviewAnswer preview(
            @RequestBody Json body,
            @Parameter(description = METHOD) @RequestParam(name = "optimizer", required = false) @Nullable
                    OptimizerKind asked) {
        PreviewRequest request = PreviewReader.read(body);
        return answer(PreviewAnswer::new, rulebook -> Evaluation.under(rulebook, method(asked))
                .evaluate(
                        request.household(),
                        request.market(),
                        request.models(),
                        request.substitutes(),
                        EvaluationRequest.DAILY)
                .stream()
                .map(result -> AccountAnswer.of(result, request.untouchable(result.account())))
                .toList());
    }

    @Operation(
            summary = "The way of a household's legacy holdings to their targets",
            description = "Per account the frontier of today's trades, tax against distance from the target, and a plan"
                    + " within the limits given. Distance is tracking error, or drift without a risk model. Bands and"
                    + " calendar are left aside: a transition goes to the target itself. Later steps are seen at today's"
                    + " prices. The plan's shares and what is left add up to 1.")
    @PostMapping("/frontier")
    @Body(schema = "FrontierRequest")
    FrontierAnswer frontier(
            @RequestBody Json body,
            @Parameter(description = METHOD) @RequestParam(name = "optimizer", required = false) @Nullable
                    OptimizerKind asked) {
        FrontierRequest request = FrontierRequest.read(body);
        PreviewRequest preview = request.preview();
        return answer(FrontierAnswer::new, rulebook -> Evaluation.transitionUnder(rulebook, method(asked))
                .apply(preview.household(), preview.market(), preview.models(), preview.substitutes(), request.limits())
                .stream()
                .map(FrontierAnswer.AccountWay::of)
                .toList());
    }

    private OptimizerKind method(@Nullable OptimizerKind asked) {
        return Objects.requireNonNullElse(asked, optimizer);
    }

    private interface Asked<T> {
        List<T> under(Rulebook rulebook);
    }

    private <T, A> A answer(BiFunction<RulebookName, List<T>, A> whole, Asked<T> asked) {
        Rulebook rulebook = rulebooks.current();
        return whole.apply(new RulebookName(rulebooks.version(), rulebook.sha256()), asked.under(rulebook));
    }
}
