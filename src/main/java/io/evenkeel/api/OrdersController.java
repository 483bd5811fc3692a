package io.evenkeel.api;

import io.evenkeel.store.Orders;
import io.evenkeel.store.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders go out: only what was released, in an order that never changes. */
@RestController
@RequestMapping("/api/runs/{runId}")
@Tag(name = "Orders", description = "Released block orders, and how they divide over accounts and lots")
class OrdersController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final Runs runs;
    private final Orders orders;

    OrdersController(Runs runs, Orders orders) {
        this.runs = runs;
        this.orders = orders;
    }

    @Operation(
            summary = "Released orders",
            description =
                    "Cleared proposals' orders from the automatic release on, a reviewed one's from its approval on.")
    @GetMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    OrdersAnswer orders(@PathVariable String runId) {
        return OrdersAnswer.of(runId, released(runId));
    }

    @Operation(summary = "Block orders as CSV", description = "order, security, side, quantity, price, amount")
    @GetMapping(path = "/orders.csv", produces = CSV)
    ResponseEntity<byte[]> ordersCsv(@PathVariable String runId) {
        return file("orders", runId, OrderFiles.orders(released(runId)));
    }

    @Operation(
            summary = "Allocations as CSV",
            description = "order, account, household, security, side, quantity, amount")
    @GetMapping(path = "/allocations.csv", produces = CSV)
    ResponseEntity<byte[]> allocationsCsv(@PathVariable String runId) {
        return file("allocations", runId, OrderFiles.allocations(released(runId)));
    }

    @Operation(summary = "Lot instructions as CSV", description = "order, account, security, lot, quantity")
    @GetMapping(path = "/lot-instructions.csv", produces = CSV)
    ResponseEntity<byte[]> lotInstructionsCsv(@PathVariable String runId) {
        return file("lot-instructions", runId, OrderFiles.lotInstructions(released(runId)));
    }

    private ReleasedOrders released(String runId) {
        if (runs.find(runId).isEmpty()) {
            throw Problem.notFound("run", runId);
        }
        return ReleasedOrders.of(runId, orders);
    }

    private static ResponseEntity<byte[]> file(String name, String runId, byte[] content) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("%s-%s.csv".formatted(name, runId))
                                .build()
                                .toString())
                .body(content);
    }
}
