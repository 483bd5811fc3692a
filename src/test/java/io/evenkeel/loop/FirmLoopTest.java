package io.evenkeel.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.store.Books;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.StoredResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The sample firm through the whole product, once, and what has to hold of what came out. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:firm-loop;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000")
@ActiveProfiles("sample")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirmLoopTest {

    private static final Path RULES = Path.of("target", "firm-loop-rules");
    private static final int WASH_DAYS = 30;

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Books books;

    @Autowired
    private Proposals proposals;

    private final ObjectMapper json = new ObjectMapper();
    private String runId = "";
    private String bookId = "";

    /** A copy of the firm's rules that a test may edit. */
    @DynamicPropertySource
    static void rules(DynamicPropertyRegistry registry) {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = RULES.resolve(Path.of("rules").relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.write(copy, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules cannot be copied", e);
        }
        registry.add("evenkeel.rules.folder", RULES::toString);
    }

    @BeforeAll
    void the_sample_firm_is_rebalanced() {
        JsonNode run = finished("");
        runId = run.at("/runId").asText();
        bookId = run.at("/bookId").asText();
    }

    private JsonNode get(String user, String path) {
        String body = text(user, path);
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " answered " + body, e);
        }
    }

    private String text(String user, String path) {
        return String.valueOf(http.withBasicAuth(user, user).getForObject(path, String.class));
    }

    /** The newest run once it is another one than {@code before} and has ended. */
    private JsonNode finished(String before) {
        await().atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonNode runs = get("operations1", "/api/runs");
                    return !runs.isEmpty()
                            && !runs.get(0).at("/runId").asText().equals(before)
                            && !runs.get(0).at("/finishedAt").isNull()
                            && !runs.get(0).at("/finishedAt").isMissingNode();
                });
        return get("operations1", "/api/runs").get(0);
    }

    private List<StoredResult> results() {
        return proposals.idsInOrder(runId).stream()
                .map(id -> proposals.find(id).orElseThrow())
                .toList();
    }

    private List<TradeProposal> traded() {
        return results().stream()
                .map(stored -> stored.result().proposal())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(proposal -> !proposal.trades().isEmpty())
                .toList();
    }

    private Map<HouseholdId, Household> households() {
        List<HouseholdId> ids = books.householdIds(bookId);
        Map<HouseholdId, Household> households = new TreeMap<>();
        books.households(bookId, ids.get(0), ids.get(ids.size() - 1))
                .forEach(household -> households.put(household.id(), household));
        return households;
    }

    @Test
    @Order(1)
    void every_account_is_evaluated_or_held() {
        JsonNode counts = get("operations1", "/api/runs/" + runId).at("/counts");
        assertThat(counts.at("/evaluated").asInt() + counts.at("/held").asInt())
                .isEqualTo(counts.at("/accounts").asInt())
                .isGreaterThan(1_900);
        assertThat(counts.at("/proposed").asInt()).isGreaterThan(300);
        assertThat(counts.at("/withinBands").asInt()).isGreaterThan(300);
        assertThat(counts.at("/inReview").asInt()).isBetween(10, 200);
        assertThat(results().stream()
                        .flatMap(stored -> stored.result().exceptions().stream())
                        .filter(note -> note.rule().contains("independent check"))
                        .toList())
                .isEmpty();
    }

    @Test
    @Order(2)
    void every_planted_fault_is_held_with_its_reason_and_has_no_order() throws IOException {
        Map<String, StoredResult> byAccount = new HashMap<>();
        results().forEach(stored -> byAccount.put(stored.result().account().value(), stored));
        String allocations = text("operations1", "/api/runs/" + runId + "/allocations.csv");
        List<String> planted = Files.readAllLines(Path.of("samples", "planted-faults.csv"));
        assertThat(planted).hasSizeGreaterThan(60);
        for (String line : planted.subList(1, planted.size())) {
            String[] cells = line.split(",", 4);
            StoredResult stored = Objects.requireNonNull(byAccount.get(cells[0]), line);
            assertThat(stored.result().exceptions().stream().map(note -> note.rule()))
                    .as(line)
                    .contains(cells[3].replace("\"", ""));
            assertThat(allocations).doesNotContain("," + cells[0] + ",");
        }
    }

    @Test
    @Order(3)
    void no_lot_is_oversold_no_cash_is_negative_and_nothing_locked_is_sold() {
        Map<HouseholdId, Household> households = households();
        List<TradeProposal> traded = traded();
        assertThat(traded).hasSizeGreaterThan(300);
        for (TradeProposal proposal : traded) {
            Household household = Objects.requireNonNull(households.get(proposal.household()));
            Account account = household.accounts().stream()
                    .filter(candidate -> candidate.id().equals(proposal.account()))
                    .findFirst()
                    .orElseThrow();
            keepsItsAccount(account, proposal);
        }
    }

    private static void keepsItsAccount(Account account, TradeProposal proposal) {
        Map<LotId, TaxLot> lots = new HashMap<>();
        account.lots().forEach(lot -> lots.put(lot.id(), lot));
        Set<SecurityId> seen = new HashSet<>();
        Money cash = account.cash();
        for (Trade trade : proposal.trades()) {
            assertThat(seen.add(trade.security()))
                    .as("%s trades %s twice", account.id(), trade.security())
                    .isTrue();
            cash = trade.side() == Side.BUY ? cash.minus(trade.amount()) : cash.plus(trade.amount());
            Quantity sold = Quantity.ZERO;
            for (LotSale sale : trade.lots()) {
                TaxLot lot = Objects.requireNonNull(lots.get(sale.lot()));
                assertThat(lot.security()).isEqualTo(trade.security());
                assertThat(sale.quantity()).isLessThanOrEqualTo(lot.quantity());
                sold = sold.plus(sale.quantity());
            }
            assertThat(sold).isEqualTo(trade.side() == Side.SELL ? trade.quantity() : Quantity.ZERO);
            locksAreKept(account, trade, proposal.asOf());
        }
        assertThat(cash.isNegative() && !account.cash().isNegative())
                .as("%s ends with %s", account.id(), cash)
                .isFalse();
        assertThat(cash).isEqualTo(proposal.after().cash());
    }

    private static void locksAreKept(Account account, Trade trade, LocalDate asOf) {
        account.restrictions().stream()
                .filter(restriction -> restriction.isInForce(asOf))
                .filter(restriction -> trade.security().equals(restriction.security()))
                .forEach(restriction -> {
                    RestrictionType type = restriction.type();
                    boolean noSale = type == RestrictionType.NEVER_SELL || type == RestrictionType.NEVER_TRADE;
                    boolean noPurchase = type == RestrictionType.NEVER_BUY
                            || type == RestrictionType.NEVER_OWN
                            || type == RestrictionType.NEVER_TRADE;
                    assertThat(noSale && trade.side() == Side.SELL)
                            .as("%s", restriction)
                            .isFalse();
                    assertThat(noPurchase && trade.side() == Side.BUY)
                            .as("%s", restriction)
                            .isFalse();
                    assertThat(trade.lots().stream().map(LotSale::lot))
                            .doesNotContain(restriction.lot() == null ? new LotId("none") : restriction.lot());
                    if (type == RestrictionType.LOCK_QUANTITY
                            && restriction.quantity() != null
                            && trade.side() == Side.SELL) {
                        Quantity held = account.lots().stream()
                                .filter(lot -> lot.security().equals(trade.security()))
                                .map(TaxLot::quantity)
                                .reduce(Quantity.ZERO, Quantity::plus);
                        assertThat(held.minus(trade.quantity())).isGreaterThanOrEqualTo(restriction.quantity());
                    }
                });
    }

    private record Purchase(AccountId account, LotId lot, String group, LocalDate day) {}

    private record Loss(AccountId account, LotId lot, String group, LocalDate day, boolean ours) {}

    /** From the orders and the book's transactions alone, with none of the product's tax code. */
    @Test
    @Order(4)
    void no_order_makes_a_wash_sale_in_any_tax_unit() {
        Map<HouseholdId, List<TradeProposal>> byHousehold = new TreeMap<>();
        traded().forEach(proposal -> byHousehold
                .computeIfAbsent(proposal.household(), id -> new ArrayList<>())
                .add(proposal));
        Market market = books.shelf(bookId).market();
        Map<HouseholdId, Household> households = households();
        int losses = 0;
        List<String> washed = new ArrayList<>();
        for (Map.Entry<HouseholdId, List<TradeProposal>> entry : byHousehold.entrySet()) {
            Household household = Objects.requireNonNull(households.get(entry.getKey()));
            List<Purchase> purchases = new ArrayList<>();
            List<Loss> sold = new ArrayList<>();
            for (Account account : household.accounts()) {
                if (account.registration() != Registration.TAX_EXEMPT) {
                    account.transactions().forEach(t -> past(account, t, market, purchases, sold));
                }
            }
            // Shares that are gone, and the rest of the sold lot itself, wash nothing (Rev. Rul. 56-602).
            purchases.removeIf(purchase -> isGone(household, entry.getValue(), purchase));
            Set<Purchase> before = new HashSet<>(purchases);
            entry.getValue().forEach(proposal -> proposed(household, proposal, market, purchases, sold));
            losses += (int) sold.stream().filter(Loss::ours).count();
            for (Loss loss : sold) {
                for (Purchase purchase : purchases) {
                    boolean near =
                            Math.abs(loss.day().toEpochDay() - purchase.day().toEpochDay()) <= WASH_DAYS;
                    boolean causedByUs = loss.ours() || !before.contains(purchase);
                    boolean itself = loss.account().equals(purchase.account())
                            && loss.lot().equals(purchase.lot());
                    if (near && causedByUs && !itself && loss.group().equals(purchase.group())) {
                        washed.add(loss + " by " + purchase);
                    }
                }
            }
        }
        assertThat(washed).isEmpty();
        assertThat(losses).as("losses are taken at all").isGreaterThan(100);
    }

    private static boolean isGone(Household household, List<TradeProposal> proposals, Purchase purchase) {
        Quantity sold = proposals.stream()
                .filter(proposal -> proposal.account().equals(purchase.account()))
                .flatMap(proposal -> proposal.trades().stream())
                .flatMap(trade -> trade.lots().stream())
                .filter(sale -> sale.lot().equals(purchase.lot()))
                .map(LotSale::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        Quantity held = household.accounts().stream()
                .filter(account -> account.id().equals(purchase.account()))
                .flatMap(account -> account.lots().stream())
                .filter(lot -> lot.id().equals(purchase.lot()))
                .map(TaxLot::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        return held.equals(sold);
    }

    private static void past(
            Account account, AccountTransaction t, Market market, List<Purchase> purchases, List<Loss> sold) {
        String group = market.security(t.security()).identityGroup();
        if (t.side() == TransactionSide.BUY && t.kind().canReplace()) {
            purchases.add(new Purchase(account.id(), new LotId(t.id()), group, t.date()));
        }
        for (SoldLot lot : t.lots()) {
            if (account.registration().isTaxable()
                    && lot.gain() != null
                    && lot.gain().isNegative()) {
                sold.add(new Loss(account.id(), lot.lot(), group, t.date(), false));
            }
        }
    }

    private static void proposed(
            Household household, TradeProposal proposal, Market market, List<Purchase> purchases, List<Loss> sold) {
        boolean taxable = household.accounts().stream()
                .anyMatch(account -> account.id().equals(proposal.account())
                        && account.registration().isTaxable());
        for (Trade trade : proposal.trades()) {
            String group = market.security(trade.security()).identityGroup();
            if (trade.side() == Side.BUY) {
                purchases.add(new Purchase(proposal.account(), new LotId("today's"), group, proposal.asOf()));
            }
            for (LotSale sale : trade.lots()) {
                if (taxable && sale.gain().isNegative()) {
                    sold.add(new Loss(proposal.account(), sale.lot(), group, proposal.asOf(), true));
                }
            }
        }
    }

    @Test
    @Order(5)
    void a_reviewer_approves_in_tasklist_and_the_order_file_then_holds_the_trades() {
        try (Chromium chromium = new Chromium("http://localhost:" + port)) {
            Page page = chromium.signedIn("reviewer1");
            page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
            page.locator("li.task").first().click();
            page.locator("a:has-text('Claim'), button:has-text('Claim')")
                    .first()
                    .click();
            page.locator(".ek-title h2").waitFor();
            String account = page.locator(".ek-title h2")
                    .textContent()
                    .replace("Account ", "")
                    .strip();
            assertThat(page.locator(".ek-reasons li strong").first().textContent())
                    .isNotBlank();
            assertThat(page.locator("tr.ek-trade").count()).isPositive();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "review-in-tasklist.png")));
            String file = "/api/runs/" + runId + "/allocations.csv";
            assertThat(text("operations1", file)).doesNotContain("," + account + ",");

            page.fill(".ek-note", "Looks right");
            page.click("button[data-decision=APPROVE]");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(text("operations1", file)).contains("," + account + ","));
            assertThat(text("operations1", "/api/runs/" + runId + "/orders.csv"))
                    .contains("A-" + account);

            Page operations = chromium.signedIn("operations1");
            operations.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
            operations.locator("text=Rebalance a book").first().waitFor();
            operations.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "cockpit.png")));
        }
    }

    @Test
    @Order(6)
    void a_broken_rule_changes_nothing_and_is_shown_with_its_place() throws IOException {
        Path file = RULES.resolve("review").resolve("turnover.drl");
        String good = Files.readString(file);
        String inForce =
                get("compliance1", "/api/rulebooks/current").at("/sha256").asText();
        Files.writeString(file, good.replace("turnover.isAbove", "turnover isAbove((("));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        get("compliance1", "/api/rulebooks/current").at("/problems"))
                .isNotEmpty());
        JsonNode current = get("compliance1", "/api/rulebooks/current");
        assertThat(current.at("/sha256").asText()).isEqualTo(inForce);
        assertThat(current.at("/problems/0/file").asText()).isEqualTo("review/turnover.drl");
        assertThat(current.at("/problems/0/line").asInt()).isPositive();
        assertThat(current.at("/problems/0/column").asInt()).isPositive();
        Files.writeString(file, good);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        get("compliance1", "/api/rulebooks/current").at("/problems"))
                .isEmpty());
    }

    @Test
    @Order(7)
    void an_edited_percentage_changes_the_exceptions_of_the_next_run() throws IOException {
        String before =
                get("compliance1", "/api/rulebooks/current").at("/sha256").asText();
        Path file = RULES.resolve("review").resolve("turnover.drl");
        Files.writeString(file, Files.readString(file).replace("20%", "5%"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("compliance1", "/api/rulebooks/current")
                                .at("/sha256")
                                .asText())
                        .isNotEqualTo(before));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        http.withBasicAuth("operations1", "operations1")
                .exchange(
                        "/api/runs",
                        HttpMethod.POST,
                        new HttpEntity<>("{\"bookId\": \"%s\"}".formatted(bookId), headers),
                        String.class);
        JsonNode second = finished(runId);
        assertThat(flaggedForTurnover(second.at("/runId").asText())).isGreaterThan(flaggedForTurnover(runId));
    }

    private int flaggedForTurnover(String run) {
        return (int) proposals.idsInOrder(run).stream()
                .map(id -> proposals.find(id).orElseThrow())
                .filter(stored -> stored.result().exceptions().stream().anyMatch(note -> note.rule()
                        .equals("A large account whose proposed turnover is high is seen by a reviewer")))
                .count();
    }
}
