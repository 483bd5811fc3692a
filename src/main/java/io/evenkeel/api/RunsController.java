package io.evenkeel.api;

import io.evenkeel.api.Fields.Field;
import io.evenkeel.store.Books;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import io.evenkeel.workflow.Rebalancing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs: one rebalancing of one book under one rulebook. */
@RestController
@RequestMapping("/api/runs")
@Tag(name = "Runs", description = "One rebalancing of a whole book under one rulebook")
class RunsController {

    private static final int LONGEST_KEY = 200;

    private final Books books;
    private final Runs runs;
    private final Rebalancing rebalancing;
    private final RunEvents events;

    RunsController(Books books, Runs runs, Rebalancing rebalancing, RunEvents events) {
        this.books = books;
        this.runs = runs;
        this.rebalancing = rebalancing;
        this.events = events;
    }

    /** What a caller is told of a run that has only been asked for. */
    record Started(
            String runId,
            @Schema(
                            description = "Earlier runs of the same book that have released orders, newest first; empty"
                                    + " where there is none. This one's orders would repeat theirs.")
                    List<String> earlierRunsWithOrders) {}

    @Operation(
            summary = "Start a run",
            description = "Starts the process `rebalanceBook` for a book. Send an `Idempotency-Key` to be able to ask"
                    + " again without starting a second run: the same key returns the same run. Without one, or with"
                    + " another, the same book is run again, and the new run releases orders of its own: the"
                    + " answer's and the run's `earlierRunsWithOrders` name the runs whose orders it would repeat, and their"
                    + " `laterRunsWithOrders` names it once its orders have left.")
    @ApiResponse(responseCode = "202", description = "The run has been asked for")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Body(schema = "RunRequest")
    ResponseEntity<Started> start(
            @RequestBody Json body,
            @Parameter(description = "Chosen by the caller; at most 200 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            Principal caller) {
        String bookId = bookId(body);
        if (books.find(bookId).isEmpty()) {
            throw Problem.notFound("book", bookId);
        }
        Run run = rebalancing.start(bookId, caller.getName(), checked(key, bookId));
        return ResponseEntity.accepted()
                .location(URI.create("/api/runs/" + run.runId()))
                .body(new Started(run.runId(), runs.earlierWithOrders(run.runId())));
    }

    private static String bookId(Json body) {
        List<RequestFault> faults = new ArrayList<>();
        Fields fields = new Fields("request", body, faults);
        Field<String> bookId = fields.required("bookId", text -> text);
        fields.build(bookId::get);
        Fields.refuse(faults);
        return bookId.get();
    }

    /** A key names one request: with another book it is a mistake of the caller's. */
    private @Nullable String checked(@Nullable String key, String bookId) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Problem(
                    ProblemKind.MALFORMED_REQUEST,
                    "The header Idempotency-Key must have 1 to %d characters.".formatted(LONGEST_KEY));
        }
        Optional<Run> earlier = runs.byKey(key);
        if (earlier.isPresent() && !earlier.get().bookId().equals(bookId)) {
            throw new Problem(
                    ProblemKind.CONFLICT,
                    "The Idempotency-Key (%s) started run (%s) of another book (%s). Maybe a new key is needed."
                            .formatted(key, earlier.get().runId(), earlier.get().bookId()));
        }
        return key;
    }

    @Operation(summary = "All runs, newest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<RunAnswer> all() {
        Map<String, List<String>> earlier = runs.earlierWithOrders();
        Map<String, List<String>> later = runs.laterWithOrders();
        return runs.newestFirst().stream()
                .map(run -> RunAnswer.of(
                        run, earlier.getOrDefault(run.runId(), List.of()), later.getOrDefault(run.runId(), List.of())))
                .toList();
    }

    @Operation(summary = "One run with its counts and progress")
    @GetMapping(path = "/{runId}", produces = MediaType.APPLICATION_JSON_VALUE)
    RunAnswer one(@PathVariable String runId) {
        return RunAnswer.of(find(runId), runs);
    }

    @Operation(
            summary = "Follow a run",
            description = "Server-sent events named `run`, each with the run as `GET /api/runs/{runId}` has it: one at"
                    + " once, one for every change, and the stream ends with the run.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RunAnswer.class)),
            description = "A stream of runs")
    @GetMapping(path = "/{runId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(@PathVariable String runId) {
        find(runId);
        return events.follow(runId);
    }

    private Run find(String runId) {
        return runs.find(runId).orElseThrow(() -> Problem.notFound("run", runId));
    }
}
