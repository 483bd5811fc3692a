package io.evenkeel.api;

import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.workflow.Evaluation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One household in; out come what it can reach today at what tax, and a plan. */
@RestController
@Tag(name = "Preview")
class FrontierController {

    private final ActiveRulebook rulebooks;

    FrontierController(ActiveRulebook rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Operation(
            summary = "The way of a household's legacy holdings to their targets",
            description = "Per account the frontier of today's trades, tax against distance from the target, and a plan"
                    + " within the limits given. Distance is tracking error, or drift without a risk model. Bands and"
                    + " calendar are left aside: a transition goes to the target itself. Later steps are seen at today's"
                    + " prices. The plan's shares and what is left add up to 1.")
    @PostMapping(
            path = "/api/frontier",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "FrontierRequest")
    FrontierAnswer frontier(@RequestBody Json body) {
        FrontierRequest request = FrontierRequest.read(body);
        PreviewRequest preview = request.preview();
        Rulebook rulebook = rulebooks.current();
        return new FrontierAnswer(
                new RulebookName(rulebooks.version(), rulebook.sha256()),
                Evaluation.transitionUnder(rulebook)
                        .apply(
                                preview.household(),
                                preview.market(),
                                preview.models(),
                                preview.substitutes(),
                                request.limits())
                        .stream()
                        .map(FrontierAnswer.AccountWay::of)
                        .toList());
    }
}
