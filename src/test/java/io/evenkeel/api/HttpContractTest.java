package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.book.Book;
import io.evenkeel.book.Fault;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.order.Allocation;
import io.evenkeel.order.BlockOrder;
import io.evenkeel.order.LotInstruction;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.rebalance.TransitionFrontier;
import io.evenkeel.rebalance.TransitionPoint;
import io.evenkeel.review.DecisionKind;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.store.BookHeading;
import io.evenkeel.store.Books;
import io.evenkeel.store.DecidedAlready;
import io.evenkeel.store.Orders;
import io.evenkeel.store.ProposalFilter;
import io.evenkeel.store.ProposalOrder;
import io.evenkeel.store.ProposalPage;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredRulebook;
import io.evenkeel.store.StoredRulebooks;
import io.evenkeel.workflow.FourEyesException;
import io.evenkeel.workflow.Frontiers;
import io.evenkeel.workflow.Rebalancing;
import io.evenkeel.workflow.Reviews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Every call's shape and every refusal's, over the real MVC set-up; what lies behind it is replaced. */
@WebMvcTest
@AutoConfigureMockMvc(addFilters = false)
@Import({RunEvents.class, OpenApiDescription.class})
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class,
    MultipleOpenApiSupportConfiguration.class
})
@TestPropertySource(
        properties = {
            "evenkeel.api.json-max=64KB",
            "evenkeel.api.import-root=samples",
            "evenkeel.ingest.upload-bytes=1000"
        })
class HttpContractTest {

    private static final String RUN = "R-2018-02-07-1";
    private static final String BOOK = "B-0123456789abcdef";
    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final Instant THEN = Instant.parse("2018-02-07T22:00:00Z");

    @Autowired
    private MockMvc http;

    @MockitoBean
    private BookReader reader;

    @MockitoBean
    private Books books;

    @MockitoBean
    private Runs runs;

    @MockitoBean
    private Proposals proposals;

    @MockitoBean
    private Orders orders;

    @MockitoBean
    private StoredRulebooks rulebooks;

    @MockitoBean
    private ActiveRulebook active;

    @MockitoBean
    private Rebalancing rebalancing;

    @MockitoBean
    private Reviews reviews;

    @MockitoBean
    private Frontiers frontiers;

    @BeforeEach
    void a_finished_run_of_a_book() {
        given(books.find(BOOK)).willReturn(Optional.of(heading()));
        given(runs.find(RUN)).willReturn(Optional.of(run(RunStatus.FINISHED)));
        given(proposals.find("P1")).willReturn(Optional.of(ProposalFixture.stored("P1", RUN, BOOK)));
        given(runs.newestFirst()).willReturn(List.of(run(RunStatus.FINISHED)));
    }

    @Test
    void a_new_book_is_created() throws Exception {
        given(reader.readZip(any())).willReturn(new Loaded.Sound<>(book(), List.of("odd")));
        given(books.add(any(), eq("upload"), eq(List.of("odd")))).willReturn(heading("odd"));

        http.perform(zip(new byte[10]))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.bookId").value(BOOK))
                .andExpect(jsonPath("$.asOf").value("2018-02-07"))
                .andExpect(jsonPath("$.sha256").value("ab"))
                .andExpect(jsonPath("$.accounts").value(3))
                .andExpect(jsonPath("$.lots").value(9))
                .andExpect(jsonPath("$.warnings").value("odd"));
    }

    @Test
    void the_same_book_again_is_the_book_that_is_there() throws Exception {
        given(reader.readZip(any())).willReturn(new Loaded.Sound<>(book(), List.of()));
        given(books.contains("ab")).willReturn(true);
        given(books.add(any(), any(), any())).willReturn(heading());

        http.perform(zip(new byte[10]))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bookId").value(BOOK));
    }

    @Test
    void a_bad_book_is_refused_with_every_fault_and_not_stored() throws Exception {
        given(reader.readZip(any()))
                .willReturn(new Loaded.Refused<>(List.of(
                        new Fault(FaultReason.MISSING_PRICE, "lots.csv", 7, "L1", "No price."),
                        new Fault(FaultReason.BAD_VALUE, "lots.csv", 9, "L2", "Not a number."))));

        http.perform(zip(new byte[10]))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:invalid-book"))
                .andExpect(jsonPath("$.faults.length()").value(2))
                .andExpect(jsonPath("$.faults[0].reason").value("MISSING_PRICE"))
                .andExpect(jsonPath("$.faults[0].file").value("lots.csv"))
                .andExpect(jsonPath("$.faults[0].line").value(7))
                .andExpect(jsonPath("$.faults[0].id").value("L1"));
        verify(books, never()).add(any(), any(), any());
    }

    @Test
    void an_upload_at_the_limit_is_read_and_one_past_it_is_too_large() throws Exception {
        given(reader.readZip(any())).willReturn(new Loaded.Sound<>(book(), List.of()));
        given(books.add(any(), any(), any())).willReturn(heading());

        http.perform(zip(new byte[1_000])).andExpect(status().isCreated());
        http.perform(zip(new byte[1_001]))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:too-large"));
    }

    @Test
    void a_book_is_called_by_its_own_name_unless_the_caller_chose_one() throws Exception {
        Book named = new Book("ab", book().market(), Map.of(), List.of(), List.of(), "Lakeside");
        given(reader.readZip(any())).willReturn(new Loaded.Sound<>(named, List.of()));
        given(books.add(any(), any(), any())).willReturn(heading());

        http.perform(zip(new byte[10])).andExpect(status().isCreated());
        verify(books).add(named, "Lakeside", List.of());
        http.perform(zip(new byte[10]).param("name", "March")).andExpect(status().isCreated());
        verify(books).add(named, "March", List.of());
    }

    @Test
    void books_are_listed() throws Exception {
        given(books.all()).willReturn(List.of(heading("odd", "odder")));

        http.perform(get("/api/books"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].bookId").value(BOOK))
                .andExpect(jsonPath("$[0].accounts").value(3))
                .andExpect(jsonPath("$[0].warnings").value(org.hamcrest.Matchers.contains("odd", "odder")));
    }

    @Test
    void a_book_says_later_too_what_was_odd_about_it() throws Exception {
        given(books.find(BOOK)).willReturn(Optional.of(heading("odd")));

        http.perform(get("/api/books/" + BOOK))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bookId").value(BOOK))
                .andExpect(jsonPath("$.warnings").value("odd"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"../pom.xml", "/etc/passwd", "nowhere.zip", "market/../../pom.xml"})
    void a_path_outside_the_import_root_is_no_book(String path) throws Exception {
        http.perform(json(post("/api/books"), "{\"path\": \"%s\"}".formatted(path)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.faults[0].id").value("/path"));
        verify(reader, never()).read(any());
    }

    @Test
    void a_path_below_the_import_root_is_read() throws Exception {
        given(reader.read(any())).willReturn(new Loaded.Sound<>(book(), List.of()));
        given(books.add(any(), eq("market"), any())).willReturn(heading());

        http.perform(json(post("/api/books"), "{\"path\": \"market\"}")).andExpect(status().isCreated());
    }

    @Test
    void a_browser_that_comes_from_signing_in_is_not_refused_for_the_mark_of_it() throws Exception {
        http.perform(get("/api/runs?continue")).andExpect(status().isOk());
    }

    @Test
    void a_run_names_the_earlier_runs_of_its_book_whose_orders_have_left() throws Exception {
        http.perform(get("/api/runs/" + RUN))
                .andExpect(jsonPath("$.earlierRunsWithOrders").isEmpty());
        given(runs.earlierWithOrders(RUN)).willReturn(List.of("R-2018-02-07-0"));
        given(runs.earlierWithOrders()).willReturn(Map.of(RUN, List.of("R-2018-02-07-0")));

        http.perform(get("/api/runs/" + RUN))
                .andExpect(jsonPath("$.earlierRunsWithOrders").value("R-2018-02-07-0"));
        http.perform(get("/api/runs"))
                .andExpect(jsonPath("$[0].earlierRunsWithOrders").value("R-2018-02-07-0"));
        http.perform(get("/v3/api-docs"))
                .andExpect(jsonPath("$.components.schemas.RunAnswer.properties.earlierRunsWithOrders.description")
                        .value(org.hamcrest.Matchers.containsString("placed twice")));
    }

    @Test
    void a_run_names_the_later_runs_of_its_book_whose_orders_have_left() throws Exception {
        http.perform(get("/api/runs/" + RUN))
                .andExpect(jsonPath("$.laterRunsWithOrders").isEmpty());
        given(runs.laterWithOrders(RUN)).willReturn(List.of("R-2018-02-07-2"));
        given(runs.laterWithOrders()).willReturn(Map.of(RUN, List.of("R-2018-02-07-2")));

        http.perform(get("/api/runs/" + RUN))
                .andExpect(jsonPath("$.laterRunsWithOrders").value("R-2018-02-07-2"))
                .andExpect(jsonPath("$.earlierRunsWithOrders").isEmpty());
        http.perform(get("/api/runs"))
                .andExpect(jsonPath("$[0].laterRunsWithOrders").value("R-2018-02-07-2"));
        http.perform(get("/v3/api-docs"))
                .andExpect(jsonPath("$.components.schemas.RunAnswer.properties.laterRunsWithOrders.description")
                        .value(containsString("placed twice")));
    }

    @Test
    void a_run_is_accepted_for_the_caller_and_its_key() throws Exception {
        given(rebalancing.start(BOOK, "operations1", "k1")).willReturn(run(RunStatus.RUNNING));

        http.perform(json(post("/api/runs"), "{\"bookId\": \"%s\"}".formatted(BOOK))
                        .header("Idempotency-Key", "k1"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.runId").value(RUN));
    }

    @Test
    void who_starts_a_run_is_told_at_once_whose_orders_it_would_repeat() throws Exception {
        given(rebalancing.start(any(), any(), any())).willReturn(run(RunStatus.RUNNING));
        String request = "{\"bookId\": \"%s\"}".formatted(BOOK);

        http.perform(json(post("/api/runs"), request))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.earlierRunsWithOrders").isEmpty());
        given(runs.earlierWithOrders(RUN)).willReturn(List.of("R-2018-02-07-0"));
        http.perform(json(post("/api/runs"), request))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.runId").value(RUN))
                .andExpect(jsonPath("$.earlierRunsWithOrders").value("R-2018-02-07-0"));
    }

    @Test
    void a_key_of_another_books_run_is_a_conflict() throws Exception {
        given(books.find("B-2")).willReturn(Optional.of(heading()));
        given(runs.byKey("k1")).willReturn(Optional.of(run(RunStatus.RUNNING)));

        http.perform(json(post("/api/runs"), "{\"bookId\": \"B-2\"}").header("Idempotency-Key", "k1"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:conflict"));
        verify(rebalancing, never()).start(any(), any(), any());
    }

    @Test
    void a_run_shows_counts_progress_and_rulebook() throws Exception {
        http.perform(get("/api/runs/" + RUN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("FINISHED"))
                .andExpect(jsonPath("$.asOf").value("2018-02-07"))
                .andExpect(jsonPath("$.bookId").value(BOOK))
                .andExpect(jsonPath("$.rulebook.version").value("12"))
                .andExpect(jsonPath("$.rulebook.sha256").value("cd"))
                .andExpect(jsonPath("$.counts.accounts").value(3))
                .andExpect(jsonPath("$.counts.evaluated").value(2))
                .andExpect(jsonPath("$.counts.held").value(1))
                .andExpect(jsonPath("$.progress").value("1"))
                .andExpect(jsonPath("$.startedAt").value("2018-02-07T22:00:00Z"))
                .andExpect(jsonPath("$.finishedAt").value("2018-02-07T22:00:00Z"));
        http.perform(get("/api/runs")).andExpect(jsonPath("$[0].runId").value(RUN));
    }

    @Test
    void the_events_of_a_run_end_with_it() throws Exception {
        given(runs.find(RUN))
                .willReturn(Optional.of(run(RunStatus.RUNNING)))
                .willReturn(Optional.of(run(RunStatus.RUNNING)))
                .willReturn(Optional.of(run(RunStatus.FINISHED)));

        MvcResult stream =
                http.perform(get("/api/runs/%s/events".formatted(RUN))).andReturn();
        stream.getAsyncResult();

        assertThat(stream.getResponse().getContentType()).startsWith("text/event-stream");
        assertThat(stream.getResponse().getContentAsString())
                .containsSubsequence("event:run", "\"status\":\"RUNNING\"", "event:run", "\"status\":\"FINISHED\"");
    }

    @Test
    void a_page_of_proposals_is_asked_for_with_its_filter() throws Exception {
        ProposalFilter filter = new ProposalFilter(
                Outcome.TRADE, Route.REVIEW, null, "A rule", "A-1", null, ProposalOrder.ACCOUNT, false, 2, 50);
        given(proposals.page(RUN, filter)).willReturn(new ProposalPage(List.of(), 2, 50, 101));

        http.perform(get("/api/runs/%s/proposals".formatted(RUN))
                        .param("outcome", "TRADE")
                        .param("route", "REVIEW")
                        .param("rule", "A rule")
                        .param("account", "A-1")
                        .param("page", "2"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(101));
    }

    @Test
    void a_decision_is_made_as_the_caller() throws Exception {
        http.perform(json(post("/api/proposals/P1/decision"), "{\"decision\": \"APPROVE\", \"note\": \"fine\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proposalId").value("P1"))
                .andExpect(jsonPath("$.trades[0].lots[0].gain").value("1400.00"))
                .andExpect(jsonPath("$.book.sha256").value("ab"));
        verify(reviews).decide("P1", DecisionKind.APPROVE, "fine", AccountSettings.DEFAULTS, "operations1");
    }

    @Test
    void a_second_decision_is_a_conflict() throws Exception {
        DecidedAlready refusal = mock(DecidedAlready.class);
        given(refusal.getMessage()).willReturn("reviewer2 was there first");
        willThrow(refusal).given(reviews).decide(any(), any(), any(), any(), any());

        http.perform(json(post("/api/proposals/P1/decision"), "{\"decision\": \"REJECT\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:already-decided"))
                .andExpect(jsonPath("$.detail").value("reviewer2 was there first"));
    }

    @Test
    void a_refusal_inside_the_engine_is_told_as_what_it_is() throws Exception {
        FourEyesException fourEyes = mock(FourEyesException.class);
        given(fourEyes.getMessage()).willReturn("operations1 asked for this run");
        willThrow(new IllegalStateException("the engine's words", fourEyes))
                .given(reviews)
                .decide(any(), any(), any(), any(), any());

        http.perform(json(post("/api/proposals/P1/decision"), "{\"decision\": \"APPROVE\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:four-eyes"))
                .andExpect(jsonPath("$.detail").value("operations1 asked for this run"));
    }

    @Test
    void two_decisions_at_one_moment_leave_one_conflict() throws Exception {
        given(proposals.find("P1"))
                .willReturn(Optional.of(ProposalFixture.stored("P1", RUN, BOOK)))
                .willReturn(Optional.of(ProposalFixture.decided("P1", RUN, BOOK)));
        willThrow(new IllegalStateException("updated by another transaction"))
                .given(reviews)
                .decide(any(), any(), any(), any(), any());

        http.perform(json(post("/api/proposals/P1/decision"), "{\"decision\": \"APPROVE\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:already-decided"));
    }

    @Test
    void orders_come_sorted_as_json_and_as_files() throws Exception {
        givenOrders();

        http.perform(get("/api/runs/%s/orders".formatted(RUN)))
                .andExpect(jsonPath("$.orders[0].security").value("=A,B"))
                .andExpect(jsonPath("$.orders[1].order").value("1-VTI-SELL"))
                .andExpect(jsonPath("$.orders[1].quantity").value("20"))
                .andExpect(jsonPath("$.orders[1].allocations[0].account").value("A-1"))
                .andExpect(jsonPath("$.orders[1].allocations[0].lots[0].lot").value("L1"));
        assertThat(file("orders.csv"))
                .isEqualTo("order,security,side,quantity,price,amount\r\n"
                        + "\"2-=A,B-BUY\",\"=A,B\",BUY,1.5,10.00,15.00\r\n"
                        + "1-VTI-SELL,VTI,SELL,20,250.00,5000.00\r\n");
        assertThat(file("allocations.csv"))
                .isEqualTo("order,account,household,security,side,quantity,amount\r\n"
                        + "1-VTI-SELL,A-1,H-1,VTI,SELL,20,5000.00\r\n"
                        + "\"2-=A,B-BUY\",A-2,H-1,\"=A,B\",BUY,1.5,15.00\r\n");
        assertThat(file("lot-instructions.csv"))
                .isEqualTo("order,account,security,lot,quantity\r\n1-VTI-SELL,A-1,VTI,L1,20\r\n");
    }

    private String file(String name) throws Exception {
        return http.perform(get("/api/runs/%s/%s".formatted(RUN, name)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(header().string(
                                "Content-Disposition", containsString(name.replace(".csv", "-" + RUN + ".csv"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void givenOrders() {
        SecurityId vti = new SecurityId("VTI");
        SecurityId other = new SecurityId("=A,B");
        AccountId first = new AccountId("A-1");
        HouseholdId household = new HouseholdId("H-1");
        Quantity twenty = Quantity.of("20");
        Quantity fraction = Quantity.of("1.5");
        given(orders.blocks(RUN))
                .willReturn(List.of(
                        new BlockOrder("1-VTI-SELL", vti, Side.SELL, twenty, Price.of("250"), Money.of("5000")),
                        new BlockOrder("2-=A,B-BUY", other, Side.BUY, fraction, Price.of("10"), Money.of("15"))));
        given(orders.allocations(RUN))
                .willReturn(List.of(
                        new Allocation("1-VTI-SELL", first, household, twenty, Money.of("5000")),
                        new Allocation("2-=A,B-BUY", new AccountId("A-2"), household, fraction, Money.of("15"))));
        given(orders.lots(RUN)).willReturn(List.of(new LotInstruction("1-VTI-SELL", first, new LotId("L1"), twenty)));
    }

    @Test
    void of_two_versions_with_the_same_files_only_the_later_is_in_force() throws Exception {
        given(rulebooks.all())
                .willReturn(List.of(
                        new StoredRulebook(3, "cd", "rules folder", null, THEN, new TreeMap<>()),
                        new StoredRulebook(2, "ab", "rules folder", null, THEN, new TreeMap<>()),
                        new StoredRulebook(1, "cd", "rules folder", null, THEN, new TreeMap<>())));
        given(active.version()).willReturn("3");

        http.perform(get("/api/rulebooks"))
                .andExpect(jsonPath("$[0].active").value(true))
                .andExpect(jsonPath("$[1].active").value(false))
                .andExpect(jsonPath("$[2].active").value(false));
    }

    static Stream<Arguments> requests_that_are_refused() {
        String run = "/api/runs/" + RUN;
        return Stream.of(
                arguments(get("/api/books/B-0"), 404, "not-found", "B-0"),
                arguments(get("/api/runs/R-0"), 404, "not-found", "R-0"),
                arguments(get("/api/runs/R-0/proposals"), 404, "not-found", "R-0"),
                arguments(get("/api/runs/R-0/events"), 404, "not-found", "R-0"),
                arguments(get("/api/runs/R-0/orders.csv"), 404, "not-found", "R-0"),
                arguments(get("/api/proposals/P-0"), 404, "not-found", "P-0"),
                arguments(get("/api/proposals/P-0/frontier"), 404, "not-found", "P-0"),
                arguments(get("/api/rulebooks/99"), 404, "not-found", "99"),
                arguments(get("/api/nothing"), 404, "not-found", "/api/nothing"),
                arguments(get(run + "/proposals").param("outcome", "MAYBE"), 400, "malformed-request", "outcome"),
                arguments(
                        get(run + "/proposals").param("outcome", "MAYBE"),
                        400,
                        "malformed-request",
                        "expected one of [TRADE, WITHIN_BANDS, HELD, INFEASIBLE]"),
                arguments(
                        get(run + "/proposals").param("outcom", "HELD"),
                        400,
                        "malformed-request",
                        "The parameter (outcom) is not known here; expected one of [account, descending, outcome, page,"
                                + " route, rule, search, size, sort, state]."),
                arguments(
                        get(run + "/proposals").param("page", "abc"),
                        400,
                        "malformed-request",
                        "The parameter (page) is (abc); expected a whole number"),
                arguments(
                        post("/api/proposals/P-0/decision").contentType(MediaType.APPLICATION_JSON),
                        400,
                        "malformed-request",
                        "no body"),
                arguments(get(run + "/proposals").param("page", "-1"), 400, "malformed-request", "page"),
                arguments(get(run + "/proposals").param("size", "501"), 400, "malformed-request", "size"),
                arguments(delete(run), 405, "method-not-allowed", "DELETE is not supported here; expected GET"),
                arguments(get(run).accept(MediaType.APPLICATION_XML), 406, "not-acceptable", ""),
                arguments(
                        post("/api/runs").contentType(MediaType.TEXT_PLAIN).content("x"),
                        415,
                        "unsupported-content-type",
                        "The content type (text/plain) is not read here; expected application/json."),
                arguments(
                        multipart("/api/books").file("file", new byte[] {1}),
                        415,
                        "unsupported-content-type",
                        "expected application/json or application/zip. Maybe a file was put into a form: send its bytes"
                                + " as the body."),
                arguments(json(post("/api/runs"), "{"), 400, "malformed-request", "JSON"),
                arguments(json(post("/api/runs"), "[]"), 422, "invalid-request", "an object"),
                arguments(json(post("/api/runs"), "{\"book\": \"B\"}"), 422, "invalid-request", "bookId"),
                arguments(json(post("/api/runs"), "{\"bookId\": \"B-0\"}"), 404, "not-found", "B-0"),
                arguments(
                        json(post("/api/runs"), "{\"bookId\": \"%s\"}".formatted(BOOK))
                                .header("Idempotency-Key", "k".repeat(201)),
                        400,
                        "malformed-request",
                        "Idempotency-Key"),
                arguments(
                        json(post("/api/runs"), "{\"bookId\": \"%s\"}".formatted("x".repeat(70_000))),
                        413,
                        "too-large",
                        "bytes"),
                arguments(
                        json(post("/api/proposals/P-0/decision"), "{\"decision\": \"APPROVE\"}"),
                        404,
                        "not-found",
                        "P-0"),
                arguments(
                        json(
                                post("/api/preview"),
                                Requests.contract("preview.json").replace("\"model\"", "\"modle\"")),
                        422,
                        "invalid-request",
                        "modle"),
                arguments(
                        json(
                                post("/api/frontier"),
                                Requests.contract("frontier.json").replace("\"turnover\"", "\"turnoverr\"")),
                        422,
                        "invalid-request",
                        "turnoverr"));
    }

    @ParameterizedTest
    @MethodSource("requests_that_are_refused")
    void a_refusal_is_a_problem_that_names_what_is_wrong(
            MockHttpServletRequestBuilder request, int status, String type, String words) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:evenkeel:problem:" + type))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(content().string(containsString(words)));
    }

    @Test
    void a_defect_is_told_without_its_insides() throws Exception {
        given(runs.find(RUN)).willThrow(new IllegalStateException("secret table"));

        String body = http.perform(get("/api/runs/" + RUN))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(body).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void a_proposals_frontier_has_its_points_and_where_the_proposal_stands() throws Exception {
        TransitionPoint nothing = new TransitionPoint(Money.ZERO, null, Weight.of("0.4"), Weight.ZERO, Weight.ZERO);
        TransitionPoint all =
                new TransitionPoint(Money.of("4100.00"), null, Weight.of("0.01"), Weight.of("0.3"), Weight.of("1"));
        given(frontiers.of(any(), any()))
                .willReturn(Optional.of(new TransitionFrontier(nothing, List.of(nothing, all))));

        http.perform(get("/api/proposals/P1/frontier"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proposalId").value("P1"))
                .andExpect(jsonPath("$.points.length()").value(2))
                .andExpect(jsonPath("$.points[1].tax").value("4100.00"))
                .andExpect(jsonPath("$.points[1].drift").value("0.01"))
                .andExpect(jsonPath("$.points[1].trackingError").doesNotExist())
                .andExpect(jsonPath("$.doingNothing.drift").value("0.4"))
                .andExpect(jsonPath("$.proposed.tax").exists());
    }

    @Test
    void a_proposal_without_a_frontier_has_no_points() throws Exception {
        given(frontiers.of(any(), any())).willReturn(Optional.empty());

        http.perform(get("/api/proposals/P1/frontier"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").isEmpty())
                .andExpect(jsonPath("$.doingNothing").isEmpty());
    }

    static Stream<Arguments> calls_of_the_contract() {
        return Stream.of(
                arguments("/api/books", "post"),
                arguments("/api/books", "get"),
                arguments("/api/books/{bookId}", "get"),
                arguments("/api/runs", "post"),
                arguments("/api/runs", "get"),
                arguments("/api/runs/{runId}", "get"),
                arguments("/api/runs/{runId}/events", "get"),
                arguments("/api/runs/{runId}/proposals", "get"),
                arguments("/api/proposals/{id}", "get"),
                arguments("/api/proposals/{id}/frontier", "get"),
                arguments("/api/proposals/{id}/decision", "post"),
                arguments("/api/runs/{runId}/orders", "get"),
                arguments("/api/runs/{runId}/orders.csv", "get"),
                arguments("/api/runs/{runId}/allocations.csv", "get"),
                arguments("/api/runs/{runId}/lot-instructions.csv", "get"),
                arguments("/api/preview", "post"),
                arguments("/api/frontier", "post"),
                arguments("/api/tax/wash-sales", "post"),
                arguments("/api/tax/report", "post"),
                arguments("/api/tax/report.csv", "post"),
                arguments("/api/rulebooks", "get"),
                arguments("/api/rulebooks/{version}", "get"));
    }

    @ParameterizedTest
    @MethodSource("calls_of_the_contract")
    void a_call_is_documented_with_its_body_and_its_problems(String path, String method) throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(http.perform(get("/v3/api-docs"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        JsonNode call = document.path("paths").path(path).path(method);
        assertThat(call.path("summary").asText()).isNotBlank();
        assertThat(call.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        if (method.equals("post")) {
            String body = call.at("/requestBody/content/application~1json/schema/$ref")
                    .asText();
            assertThat(document.at(body.substring(1)).path("required")).isNotEmpty();
        }
        assertThat(document.at("/components/schemas/Trade/properties/quantity/type")
                        .asText())
                .isEqualTo("string");
    }

    private static MockHttpServletRequestBuilder zip(byte[] content) {
        return post("/api/books").contentType("application/zip").content(content);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).principal(() -> "operations1");
    }

    private static Book book() {
        return new Book(
                "ab",
                new Market(AS_OF, Map.of(), Map.of(), List.of(), List.of(), Optional.empty()),
                Map.of(),
                List.of(),
                List.of());
    }

    private static BookHeading heading(String... warnings) {
        return new BookHeading(BOOK, "ab", "firm", AS_OF, 3, 2, 9, THEN, List.of(warnings));
    }

    private static Run run(RunStatus status) {
        return new Run(
                RUN,
                BOOK,
                AS_OF,
                "12",
                "cd",
                "build",
                status,
                "operations1",
                new RunCounts(3, 2, 1, 1, 1, 0, 1, 0, 0, 2),
                THEN,
                status == RunStatus.RUNNING ? null : THEN);
    }
}
