package io.evenkeel.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One tax unit's trades in, its adjusted ledger out. */
@RestController
@Tag(name = "Tax", description = "The tax rules by themselves: nothing is stored")
class WashSalesController {

    @Operation(
            summary = "A tax unit's ledger after the wash-sale rules",
            description = "IRC 1091 over all accounts of the unit, IRAs included: which losses are disallowed, which"
                    + " shares replaced the sold ones, and what that does to their basis and holding period. The order of"
                    + " the trades means nothing. Options, contracts to buy and short sales are not modelled: enter the"
                    + " purchase or sale that they stand for, on the day they were entered into.")
    @PostMapping(
            path = "/api/tax/wash-sales",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "WashSalesRequest")
    LedgerAnswer washSales(@RequestBody Json body) {
        return LedgerAnswer.of(LedgerReader.adjusted(body));
    }
}
