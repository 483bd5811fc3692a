package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.book.Book;
import io.evenkeel.store.Books;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;

/** The whole service over HTTP, with nothing replaced: a run, a review, its orders. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:whole-service;DB_CLOSE_DELAY=-1",
            "evenkeel.sample.book=target/no-sample-here.zip"
        })
@ActiveProfiles("sample")
class WholeServiceTest {

    /** One account that is cleared, and one above $10,000,000 whose turnover a reviewer has to see. */
    private static final String HOUSEHOLD =
            """
            { "asOf": "2026-03-31",
              "household": { "id": "H-1", "filingStatus": "SINGLE", "accounts": [
                { "id": "A-1", "owner": "T-1", "registration": "TRADITIONAL_IRA", "model": "BALANCED", "cash": "100000.00" },
                { "id": "A-2", "owner": "T-1", "registration": "TRADITIONAL_IRA", "model": "BALANCED", "cash": "1000.00",
                  "lots": [ { "id": "L1", "security": "VTI", "quantity": "50000", "costPerShare": "245.00", "acquired": "2021-02-03" } ] } ] },
              "securities": [ { "id": "VTI", "assetClass": "US_EQUITY", "price": "250.00" },
                              { "id": "BND", "assetClass": "US_BOND", "price": "70.00" } ],
              "models": [ { "id": "BALANCED", "targets": [ { "security": "VTI", "weight": "0.60" }, { "security": "BND", "weight": "0.38" } ] } ] }""";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Books books;

    private String bookId = "";

    @BeforeEach
    void a_book_of_two_accounts() {
        PreviewRequest request = PreviewReader.read(Requests.json(HOUSEHOLD));
        Book book = new Book(
                "ab".repeat(32),
                request.market(),
                request.models(),
                request.substitutes(),
                List.of(request.household()));
        bookId = books.add(book, "two accounts", List.of()).bookId();
    }

    @Test
    void a_reviewed_account_has_orders_only_once_it_is_approved() {
        String runId = startRun("k1");
        assertThat(startRun("k1")).as("the same key").isEqualTo(runId);
        JsonNode run = finished(runId);
        assertThat(run.at("/counts/evaluated").asInt() + run.at("/counts/held").asInt())
                .isEqualTo(run.at("/counts/accounts").asInt())
                .isEqualTo(2);
        assertThat(run.at("/counts/cleared").asInt()).isEqualTo(1);
        assertThat(run.at("/counts/inReview").asInt()).isEqualTo(1);

        JsonNode page = body(get("reviewer1", "/api/runs/%s/proposals?route=REVIEW".formatted(runId), JsonNode.class));
        assertThat(page.at("/total").asInt()).isEqualTo(1);
        String proposal = page.at("/items/0/proposalId").asText();
        assertThat(file(runId, "allocations.csv")).contains("A-1").doesNotContain("A-2");

        JsonNode whole = body(get("reviewer1", "/api/proposals/" + proposal, JsonNode.class));
        assertThat(whole.at("/account").asText()).isEqualTo("A-2");
        assertThat(whole.at("/book/sha256").asText()).isEqualTo("ab".repeat(32));
        assertThat(whole.at("/exceptions")).isNotEmpty();
        assertThat(whole.at("/trades/0/lots").isArray()).isTrue();
        JsonNode frontier = body(get("reviewer1", "/api/proposals/%s/frontier".formatted(proposal), JsonNode.class));
        assertThat(frontier.at("/points").size()).isGreaterThan(0);
        assertThat(frontier.at("/proposed/drift")).isEqualTo(whole.at("/after/drift"));

        assertThat(decide("operations1", proposal).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(decide("reviewer1", proposal).getStatusCode()).isEqualTo(HttpStatus.OK);
        ResponseEntity<JsonNode> again = decide("reviewer2", proposal);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(body(again).at("/type").asText()).isEqualTo("urn:evenkeel:problem:already-decided");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(file(runId, "allocations.csv")).contains("A-2"));
        assertThat(file(runId, "lot-instructions.csv")).contains(",A-2,VTI,L1,");
        assertThat(file(runId, "orders.csv")).startsWith("order,security,side,quantity,price,amount\r\n");
        assertThat(body(get("reviewer1", "/api/proposals/" + proposal, JsonNode.class))
                        .at("/decision/by")
                        .asText())
                .isEqualTo("reviewer1");
    }

    @Test
    void the_events_of_a_finished_run_are_one() {
        String runId = startRun("k2");
        finished(runId);

        String events = body(get("operations1", "/api/runs/%s/events".formatted(runId), String.class));
        assertThat(events).containsOnlyOnce("event:run").contains("\"status\":\"FINISHED\"");
    }

    @Test
    void a_reviewer_may_ask_for_a_run_but_not_approve_its_large_accounts() {
        String runId = startRun("reviewer1", "k3");
        finished(runId);
        String proposal = body(get("reviewer1", "/api/runs/%s/proposals?route=REVIEW".formatted(runId), JsonNode.class))
                .at("/items/0/proposalId")
                .asText();

        ResponseEntity<JsonNode> own = decide("reviewer1", proposal);
        assertThat(own.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(body(own).at("/type").asText()).isEqualTo("urn:evenkeel:problem:four-eyes");
        assertThat(body(own).at("/detail").asText()).contains("reviewer1 asked for run " + runId);
        assertThat(file(runId, "allocations.csv")).doesNotContain("A-2");
        assertThat(decide("reviewer2", proposal).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void running_again_leads_to_the_new_proposal() {
        String runId = startRun("k4");
        finished(runId);
        String proposal = body(get("reviewer1", "/api/runs/%s/proposals?route=REVIEW".formatted(runId), JsonNode.class))
                .at("/items/0/proposalId")
                .asText();

        JsonNode answer = body(decide(
                "reviewer1",
                proposal,
                "{\"decision\": \"RERUN\", \"note\": \"wider\", \"overrides\": {\"driftBand\": \"0.9\"}}"));
        assertThat(answer.at("/state").asText()).isEqualTo("REPLACED");
        JsonNode fresh = body(
                get("reviewer1", "/api/proposals/" + answer.at("/replacedBy").asText(), JsonNode.class));
        assertThat(fresh.at("/replaces").asText()).isEqualTo(proposal);
        assertThat(fresh.at("/outcome").asText()).isEqualTo("WITHIN_BANDS");
        assertThat(fresh.at("/replacedBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/runs, compliance1, FORBIDDEN",
        "POST, /api/books, compliance1, FORBIDDEN",
        "POST, /api/books, reviewer1, FORBIDDEN",
        "GET, /api/books, compliance1, OK",
        "GET, /api/runs, compliance1, OK",
        "GET, /api/rulebooks, reviewer1, OK",
        "GET, /engine-rest/process-definition, reviewer1, FORBIDDEN",
        "GET, /engine-rest/process-definition, operations1, OK",
        "GET, /actuator/metrics, reviewer1, FORBIDDEN",
        "GET, /actuator/metrics, operations1, OK",
        "GET, /camunda/app/tasklist/default/, reviewer1, OK",
        "GET, /camunda/app/tasklist/default/, compliance1, FORBIDDEN",
        "GET, /camunda/app/cockpit/default/, operations1, OK",
        "GET, /camunda/app/cockpit/default/, reviewer1, FORBIDDEN",
        "GET, /camunda/app/admin/default/, admin1, OK",
        "GET, /camunda/app/admin/default/, operations1, FORBIDDEN"
    })
    void a_role_opens_its_own_doors_only(HttpMethod method, String path, String user, HttpStatus expected) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        assertThat(as(user).exchange(path, method, new HttpEntity<>("{}", headers), String.class)
                        .getStatusCode())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/books | reviewer1 | None of your roles allows this call; it needs admins or operations.",
                "POST | /api/proposals/P-1/decision | admin1 | None of your roles allows this call; it needs reviewers."
            })
    void whoever_is_refused_is_told_which_role_is_needed(HttpMethod method, String path, String user, String told) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<JsonNode> refused =
                as(user).exchange(path, method, new HttpEntity<>("{}", headers), JsonNode.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(body(refused).at("/detail").asText()).isEqualTo(told);
    }

    @Test
    void a_book_in_a_form_is_not_too_large_but_has_to_be_sent_as_the_body() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        LinkedMultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        // More than the megabyte that a form's file may have where nobody says otherwise.
        form.add("file", new FileSystemResource("samples/firm.zip"));

        ResponseEntity<JsonNode> refused = as("operations1")
                .exchange("/api/books", HttpMethod.POST, new HttpEntity<>(form, headers), JsonNode.class);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(body(refused).at("/detail").asText())
                .contains("application/zip", "Maybe a file was put into a form: send its bytes as the body.");
    }

    @Test
    void a_browser_that_is_refused_gets_a_page_with_a_way_out() {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.TEXT_HTML));
        ResponseEntity<String> refused = as("compliance1")
                .exchange("/camunda/app/tasklist/default/", HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(refused.getBody()).contains("None of your roles allows this", "Back to the desk");
    }

    @Test
    void a_caller_is_told_who_it_is() {
        JsonNode me = body(get("reviewer1", "/api/me", JsonNode.class));
        assertThat(me.at("/name").asText()).isEqualTo("reviewer1");
        assertThat(me.at("/roles")).singleElement().satisfies(role -> assertThat(role.asText())
                .isEqualTo("reviewers"));
    }

    @Test
    void nothing_but_health_is_open() {
        assertThat(http.getForEntity("/actuator/health", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        ResponseEntity<JsonNode> refused = http.getForEntity("/api/runs", JsonNode.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(http.getForEntity("/v3/api-docs", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.postForEntity("/api/preview", "{}", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private String startRun(String key) {
        return startRun("operations1", key);
    }

    private String startRun(String user, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", key);
        ResponseEntity<JsonNode> answer = as(user).exchange(
                        "/api/runs",
                        HttpMethod.POST,
                        new HttpEntity<>("{\"bookId\": \"%s\"}".formatted(bookId), headers),
                        JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        return body(answer).at("/runId").asText();
    }

    private JsonNode finished(String runId) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> body(get("operations1", "/api/runs/" + runId, JsonNode.class)),
                        run -> !run.at("/status").asText().equals("RUNNING"));
    }

    private ResponseEntity<JsonNode> decide(String user, String proposal) {
        return decide(user, proposal, "{\"decision\": \"APPROVE\", \"note\": \"seen\", \"overrides\": {}}");
    }

    private ResponseEntity<JsonNode> decide(String user, String proposal, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return as(user).exchange(
                        "/api/proposals/%s/decision".formatted(proposal),
                        HttpMethod.POST,
                        new HttpEntity<>(body, headers),
                        JsonNode.class);
    }

    private String file(String runId, String name) {
        return body(get("operations1", "/api/runs/%s/%s".formatted(runId, name), String.class));
    }

    private <T> ResponseEntity<T> get(String user, String path, Class<T> type) {
        ResponseEntity<T> answer = as(user).getForEntity(path, type);
        assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
        return answer;
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, user);
    }

    private static <T> T body(ResponseEntity<T> answer) {
        return Objects.requireNonNull(answer.getBody());
    }
}
