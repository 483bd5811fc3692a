package io.evenkeel.api;

import io.evenkeel.rebalance.EvaluationRequest;
import io.evenkeel.rebalance.RebalanceHousehold;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.workflow.Evaluation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One household in, its proposals out. */
@RestController
@Tag(name = "Preview", description = "What would happen: nothing is stored")
class PreviewController {

    private final ActiveRulebook rulebooks;

    PreviewController(ActiveRulebook rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Operation(
            summary = "What would be proposed for a household",
            description = "Evaluates the household under the rulebook in force. A held security needs a price; a target"
                    + " whose security is not listed cannot be bought, so its weight stays in cash and it is told"
                    + " under `notTraded`. Settings left out take the rulebook's defaults.")
    @PostMapping(
            path = "/api/preview",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "PreviewRequest")
    PreviewAnswer preview(@RequestBody Json body) {
        PreviewRequest request = PreviewReader.read(body);
        Rulebook rulebook = rulebooks.current();
        RebalanceHousehold rebalance = Evaluation.under(rulebook);
        return new PreviewAnswer(
                new RulebookName(rulebooks.version(), rulebook.sha256()),
                rebalance
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
}
