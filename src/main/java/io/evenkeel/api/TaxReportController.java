package io.evenkeel.api;

import io.evenkeel.tax.WashSaleReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a tax unit's custodians cannot know: wash sales across accounts and securities. */
@RestController
@RequestMapping(path = "/api/tax", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tax")
class TaxReportController {

    private static final String WHAT =
            "Takes the ledger that `POST /api/tax/wash-sales` takes. Custodians adjust a loss only"
                    + " for purchases in the same account and of the same security (Treas. Reg. 1.6045-1(d)(6)(iii)(A)); the report"
                    + " names every sale of the year of which the law says something else: replaced in another account, in an IRA,"
                    + " by an identical security, or of shares that carry a loss from there. Nothing is stored.";

    @Operation(summary = "A tax unit's wash sales of a year that no custodian's Form 1099-B shows", description = WHAT)
    @PostMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "WashSalesRequest")
    WashSaleReportAnswer report(@RequestBody Json body, @RequestParam int year) {
        return WashSaleReportAnswer.of(read(body, year));
    }

    @Operation(
            summary = "The same as CSV, a row for each sale and lot",
            description = "account, sale, lot, security, quantity, sold, proceeds, gain, disallowed, custodian_gain,"
                    + " custodian_disallowed, permanently_lost, replaced_elsewhere. An id that a spreadsheet would run as a"
                    + " formula has an apostrophe before it.")
    @PostMapping(path = "/report.csv", produces = "text/csv;charset=UTF-8")
    @Body(schema = "WashSalesRequest")
    ResponseEntity<byte[]> reportCsv(@RequestBody Json body, @RequestParam int year) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("wash-sales-%d.csv".formatted(year))
                                .build()
                                .toString())
                .body(TaxFiles.washSales(read(body, year)));
    }

    private static WashSaleReport read(Json body, int year) {
        return LedgerReader.read(body, ledger -> WashSaleReport.of(ledger, year));
    }
}
