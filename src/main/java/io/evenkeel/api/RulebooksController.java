package io.evenkeel.api;

import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.RuleProblem;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.store.StoredRulebook;
import io.evenkeel.store.StoredRulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rulebooks: what the firm's policy was, when, and who let it in. */
@RestController
@RequestMapping(path = "/api/rulebooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rulebooks", description = "Versions of the firm's rules")
class RulebooksController {

    private final StoredRulebooks stored;
    private final ActiveRulebook active;

    RulebooksController(StoredRulebooks stored, ActiveRulebook active) {
        this.stored = stored;
        this.active = active;
    }

    /** @param files their names */
    record Heading(
            String version,
            String sha256,
            String author,
            @Nullable String approver,
            Instant activatedAt,
            boolean active,
            List<String> files) {}

    /** @param files content by name */
    record Version(
            String version,
            String sha256,
            String author,
            @Nullable String approver,
            Instant activatedAt,
            boolean active,
            Map<String, String> files) {}

    /** @param problems of the last edit of the rules' folder that was refused; empty where the folder is in force */
    record Current(String version, String sha256, List<String> files, List<RuleProblem> problems) {}

    @Operation(summary = "Every version, newest first")
    @GetMapping
    List<Heading> all() {
        String inForce = active.version();
        return stored.all().stream()
                .map(book -> new Heading(
                        String.valueOf(book.version()),
                        book.sha256(),
                        book.author(),
                        book.approver(),
                        book.activatedAt(),
                        String.valueOf(book.version()).equals(inForce),
                        List.copyOf(book.files().keySet())))
                .toList();
    }

    @Operation(
            summary = "The rulebook in force",
            description = "And, where the rules' folder has been edited into something that cannot be used, why it was"
                    + " refused: file, line, column. The rulebook in force is then the last good one.")
    @GetMapping("/current")
    Current current() {
        Rulebook rulebook = active.current();
        return new Current(
                active.version(),
                rulebook.sha256(),
                List.copyOf(rulebook.files().content().keySet()),
                active.problems());
    }

    @Operation(summary = "One version with its files")
    @GetMapping("/{version}")
    Version one(@PathVariable String version) {
        StoredRulebook book =
                numbered(version).flatMap(stored::find).orElseThrow(() -> Problem.notFound("rulebook", version));
        return new Version(
                String.valueOf(book.version()),
                book.sha256(),
                book.author(),
                book.approver(),
                book.activatedAt(),
                String.valueOf(book.version()).equals(active.version()),
                book.files());
    }

    private static Optional<Integer> numbered(String version) {
        return version.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(version)) : Optional.empty();
    }
}
