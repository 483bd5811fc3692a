package io.evenkeel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
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
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What each role sees and does with a browser: a small firm from its zip to its orders, without a single call by hand. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000",
            "evenkeel.sample.book=target/no-sample-here.zip"
        })
@ActiveProfiles("sample")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskTest {

    private static final Path RULES = Path.of("target", "desk-rules");

    /**
     * One IRA of twelve million that has to be turned over, one that is cleared, one account without a basis, one whose
     * limits contradict each other, and one with old gains.
     */
    private static final Map<String, String> FIRM = Map.of(
            "book.csv",
            "as_of,name\n2026-03-31,Lakeside\n",
            "accounts.csv",
            """
            account,household,filing_status,owner,registration,model,cash
            A-1,H-1,SINGLE,Ada,TRADITIONAL_IRA,M,1000.00
            A-2,H-1,SINGLE,Ada,ROTH_IRA,M,90000.00
            A-3,H-2,SINGLE,Bob,TAXABLE,M,1000.00
            A-4,H-3,SINGLE,Eve,ROTH_IRA,M,1000.00
            A-5,H-4,SINGLE,Joe,TAXABLE,M,1000.00
            """,
            "lots.csv",
            """
            lot,account,security,quantity,basis,acquired
            L1,A-1,VTI,48000,9600000.00,2020-02-03
            L1,A-3,VTI,320,,2020-02-03
            L1,A-4,VTI,100,10000.00,2020-02-03
            L1,A-5,VTI,60,16000.00,2020-02-03
            L2,A-5,VTI,120,24000.00,2020-02-03
            L3,A-5,VTI,120,12000.00,2019-02-03
            L4,A-5,VTI,100,1000.00,2012-02-03
            """,
            "restrictions.csv",
            "account,type,security,reason\nA-4,NEVER_SELL,VTI,pledged\nA-4,NEVER_OWN,VTI,the client's wish\n",
            "securities.csv",
            "security,name,kind,asset_class\nVTI,Total market,ETF,US_EQUITY\nBND,Bonds,ETF,US_BOND\n",
            "prices.csv",
            "security,date,close\nVTI,2026-03-31,250.00\nBND,2026-03-31,75.00\n",
            "models.csv",
            "model,security,weight\nM,VTI,0.6\nM,BND,0.39\n");

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    private Chromium chromium;

    /** A copy of the firm's rules that the test may break. */
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
    void a_browser() {
        chromium = new Chromium("http://localhost:" + port);
    }

    @AfterAll
    void the_browser_is_closed() {
        chromium.close();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static FilePayload zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A zip in memory cannot fail to be written", e);
        }
        return new FilePayload("lakeside.zip", "application/zip", bytes.toByteArray());
    }

    @Test
    @Order(1)
    void operations_is_shown_every_fault_of_a_bad_book_and_runs_a_good_one() {
        Page page = chromium.signedIn("operations1");
        page.locator("text=No run yet").waitFor();
        page.navigate(at("/#/books"));
        Map<String, String> bad = new java.util.TreeMap<>(FIRM);
        bad.put("prices.csv", "security,date,close\nVTI,2026-03-31,-1\nBND,2026-02-30,75.00\n");
        page.setInputFiles("input[type=file]", zip(bad));
        page.click("button:has-text('Take it in')");
        page.locator("text=Nothing was stored").waitFor();
        assertThat(page.locator("td:has-text('prices.csv')").count()).isGreaterThanOrEqualTo(2);
        assertThat(page.locator("text=No book yet").isVisible()).isTrue();

        page.setInputFiles("input[type=file]", zip(FIRM));
        page.click("button:has-text('Take it in')");
        page.locator("strong:has-text('Lakeside')").waitFor();
        // Not only in the notice that is gone once the page is left.
        page.reload();
        Chromium.see(page, "tr:has-text('Lakeside') .odd:has-text('drift is measured on weights')");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-books.png")));
        page.click("button:has-text('Start a run')");
        page.locator(".badge.finished").waitFor();
        assertThat(page.locator(".tile:has-text('accounts') b").textContent()).isEqualTo("5");
        assertThat(page.locator(".tile:has-text('sent to review') b").textContent())
                .isEqualTo("1");
        assertThat(page.locator(".tile:has-text('held') b").textContent()).isEqualTo("1");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-run.png")));
        page.navigate(at("/#/"));
        page.locator("h2:has-text('Limits that contradict each other: 1')").waitFor();
        assertThat(page.locator("tr:has-text('A-4')").textContent())
                .contains("VTI must not be owned (the client's wish) and may not be sold (pledged)");
    }

    @Test
    @Order(2)
    void a_reviewer_finds_what_waits_sees_why_and_approves_it_on_the_desk() {
        String file = "/api/runs/R-2026-03-31-1/allocations.csv";
        assertThat(text(file)).contains(",A-2,").doesNotContain(",A-1,");
        Page page = chromium.signedIn("reviewer1");
        page.locator("h2:has-text('Waiting for a reviewer: 1')").waitFor();
        page.click("td a:has-text('A-1')");
        page.locator(".ek-reasons li").first().waitFor();
        assertThat(page.locator(".ek-reasons").textContent()).contains("of an account of $12,001,000.00");
        assertThat(page.locator("tr.ek-trade").count()).isEqualTo(2);
        assertThat(page.locator("tr.ek-lot").first().textContent()).contains("lot L1", "long-term");
        Chromium.see(page, "p:has-text('None of them adds any tax')");
        page.fill(".ek-note", "Agreed with the client");
        page.click("button:has-text('Approve')");
        page.locator(".ek-decided:has-text('Approved by reviewer1')").waitFor();
        assertThat(page.locator(".ek-decided").textContent()).contains("Agreed with the client");
        assertThat(text(file)).contains(",A-1,");
    }

    @Test
    @Order(2)
    void addresses_that_name_nothing_leave_the_desk_working() {
        Page page = chromium.signedIn("reviewer1");
        page.navigate(at("/#/runs/%E0%A4%A"));
        page.locator("h2:has-text('This cannot be shown')").waitFor();
        page.navigate(at("/#/runs/R-2026-03-31-1?page=99"));
        page.locator(".pager").waitFor();
        assertThat(page.locator(".ek-table tbody tr").count()).isEqualTo(5);
    }

    @Test
    @Order(2)
    void a_narrow_window_keeps_the_page_inside_it_and_its_rows_readable() {
        Page page = chromium.signedIn("reviewer1");
        page.setViewportSize(700, 900);
        page.navigate(at("/#/runs/R-2026-03-31-1"));
        // The first page lists accounts as well; this one has a pager.
        page.locator(".pager").waitFor();
        // Waited for, and not measured once: a row may be drawn anew while it is looked at.
        page.waitForFunction("() => [...document.querySelectorAll('tbody tr')]"
                + ".some(row => row.textContent.includes('A-1') && row.lastElementChild.offsetWidth > 200)");
        page.click("td a:has-text('A-1')");
        page.locator(".ek-trade").first().waitFor();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    @Test
    @Order(2)
    void a_drift_band_in_percent_is_sent_as_the_part_that_it_is() {
        Page page = chromium.signedIn("reviewer1");
        Object sent = page.evaluate(
                """
                () => {
                  const settings = window.evenkeel.settings();
                  const band = settings.element.querySelector('input[name=driftBand]');
                  return ['0.7', '7', '12.5', '100%', '.5', 'abc'].map(typed => {
                    band.value = typed;
                    return settings.given().driftBand;
                  });
                }
                """);
        assertThat(sent).isEqualTo(java.util.List.of("0.007", "0.07", "0.125", "1.00", "0.005", "abc"));
    }

    @Test
    @Order(2)
    void lists_show_and_sort_by_tracking_error_where_there_is_a_risk_model() {
        Page page = chromium.signedIn("reviewer1");
        page.navigate(at("/#/runs/R-2026-03-31-1"));
        Chromium.see(page, "th:has-text('Drift after')");
        assertThat(page.locator("th:has-text('Tracking error')").count()).isZero();

        Object told = page.evaluate(
                """
                () => {
                  const items = [
                    { account: 'A-8', proposalId: 'P8', driftBefore: '0.05', driftAfter: '0.06', trackingErrorBefore: '0.031', trackingErrorAfter: '0.002', trades: 2 },
                    { account: 'A-9', proposalId: 'P9', driftBefore: '0.04', driftAfter: '0.04', trades: 1 }];
                  const asked = [];
                  const table = window.evenkeel.accounts(items, { by: 'ACCOUNT', change: (by, descending) => asked.push(by + ' ' + descending) });
                  document.querySelector('main').prepend(table);
                  const head = [...table.querySelectorAll('th')];
                  const places = head.map((th, i) => th.textContent.startsWith('Tracking error') ? i : -1).filter(i => i >= 0);
                  places.forEach(i => head[i].querySelector('button').click());
                  return places.map(i => head[i].textContent + ': '
                      + [...table.querySelectorAll('tbody tr')].map(row => row.cells[i].textContent).join(' '))
                    .concat(asked, [...table.querySelectorAll('tbody tr')].map(row => row.cells.length === head.length ? 'whole' : 'ragged'));
                }
                """);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-tracking-error.png")));
        assertThat(told)
                .isEqualTo(java.util.List.of(
                        "Tracking error before: 3.10% \u2013",
                        "Tracking error after: 0.20% \u2013",
                        "TRACKING_ERROR_BEFORE true",
                        "TRACKING_ERROR_AFTER true",
                        "whole",
                        "whole"));
    }

    @Test
    @Order(2)
    void a_reviewer_sees_what_else_a_taxed_account_could_have_done_and_reads_it_by_keyboard() {
        Page page = chromium.signedIn("reviewer1");
        page.navigate(at("/#/runs/R-2026-03-31-1?route=CLEARED"));
        page.click("td a:has-text('A-5')");
        Chromium.see(page, ".ek-frontier .ek-point");
        assertThat(page.locator(".ek-axis-name").allTextContents())
                .containsExactly("Drift left, % of the account", "Tax added this year, $");
        assertThat(page.locator(".ek-point").count()).isGreaterThan(4);
        assertThat(page.locator(".ek-point[tabindex='0']").count()).isEqualTo(1);
        page.locator(".ek-point[tabindex='0']").focus();
        assertThat(page.locator(".ek-told").textContent()).startsWith("Doing nothing: $0.00 of tax, ");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".ek-told").textContent()).doesNotContain("Doing nothing");
        page.keyboard().press("End");
        assertThat(page.locator(".ek-told").textContent()).contains("100% of the way");
        page.locator(".ek-told").scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-frontier.png")));
    }

    @Test
    @Order(2)
    void a_book_that_was_run_before_is_not_run_again_unwarned() {
        Page page = chromium.signedIn("operations1");
        page.navigate(at("/#/books"));
        page.click("button:has-text('Start a run')");
        page.locator("[role=alertdialog]").waitFor();
        assertThat(page.locator("[role=alertdialog]").textContent())
                .contains("Lakeside has been run before", "R-2026-03-31-1", "by operations1", "block orders released")
                .contains("places the same trades twice");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-run-again.png")));
        page.click("button:has-text('Do not start')");
        assertThat(page.locator("[role=alertdialog]").count()).isZero();
        assertThat(page.locator("button:has-text('Start a run')").isEnabled()).isTrue();
        assertThat(text("/api/runs")).doesNotContain("R-2026-03-31-2");
        page.navigate(at("/#/runs/R-2026-03-31-1"));
        page.locator(".downloads").waitFor();
        assertThat(page.locator(".warning").count()).isZero();
    }

    @Test
    @Order(4)
    void a_second_run_of_a_book_warns_beside_its_order_files() {
        Page page = chromium.signedIn("operations1");
        page.navigate(at("/#/runs/R-2026-03-31-2"));
        // The first page has the same warning.
        Chromium.see(page, "h2:has-text('Run R-2026-03-31-2')");
        Chromium.see(page, ".warning:has-text('block orders released')");
        assertThat(page.locator(".warning").textContent())
                .contains("R-2026-03-31-1", "by operations1", "places the same trades twice");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-second-run.png")));
        page.navigate(at("/#/"));
        Chromium.see(page, ".warning:has-text('R-2026-03-31-1')");
        page.navigate(at("/#/runs/R-2026-03-31-1"));
        Chromium.see(page, ".warning:has-text('A later run of this book has released orders as well')");
        Chromium.see(page, ".warning li:has-text('R-2026-03-31-2'):has-text('block orders released')");
        assertThat(page.locator(".warning").count()).isEqualTo(1);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-first-run-later.png")));
        page.navigate(at("/#/runs"));
        assertThat(text("/api/runs")).contains("\"earlierRunsWithOrders\":[\"R-2026-03-31-1\"]");
    }

    @Test
    @Order(3)
    void tasklist_tells_a_reviewer_why_not_and_its_sign_out_is_everybodys() {
        Page page = chromium.signedIn("reviewer1");
        page.navigate(at("/#/books"));
        page.click("button:has-text('Start a run')");
        page.click("button:has-text('Start it all the same')");
        page.locator(".badge.finished").waitFor();
        page.navigate(at("/camunda/app/tasklist/default/"));
        page.locator("li.task:has-text('A-1, $12,001,000'):has-text('(R-2026-03-31-2)')")
                .click();
        page.locator("a:has-text('Claim'), button:has-text('Claim')").first().click();
        page.locator("tr.ek-trade").first().waitFor();
        page.click("button[data-decision=APPROVE]");
        page.locator("text=reviewer1 asked for run R-2026-03-31-2").waitFor();
        assertThat(text("/api/runs/R-2026-03-31-2/allocations.csv")).doesNotContain(",A-1,");
        assertThat(page.locator(".create-task-action").isVisible()).isFalse();

        page.locator("a:has-text('Evenkeel desk')").waitFor();
        page.click("li.account > a");
        page.click("li.logout a");
        page.locator("text=You are signed out").waitFor();
        page.navigate(at("/camunda/app/tasklist/default/"));
        page.waitForURL(at("/login"));
    }

    @Test
    @Order(4)
    void a_data_hold_is_released_in_tasklist_and_then_seen_by_a_reviewer() {
        Page page = chromium.signedIn("operations1");
        page.navigate(at("/camunda/app/tasklist/default/"));
        page.locator("text=Data holds").first().click();
        page.locator("li.task:has-text('A-3')").first().click();
        page.locator("a:has-text('Claim'), button:has-text('Claim')").first().click();
        page.locator(".ek-reasons li").first().waitFor();
        assertThat(page.locator(".ek-reasons").textContent()).contains("no cost basis");
        page.fill(".ek-note", "The custodian is asked");
        page.waitForResponse(
                answer -> answer.url().contains("/complete") || answer.url().contains("/submit-form"),
                () -> page.click("button[data-decision=KEEP]"));
        page.navigate(at("/camunda/app/cockpit/default/#/processes"));
        Chromium.see(page, "a:has-text('Resolve a data hold')");
    }

    @Test
    @Order(5)
    void compliance_sees_a_broken_rule_with_its_place_and_is_shown_out_of_tasklist() throws IOException {
        Path file = RULES.resolve("review").resolve("turnover.drl");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("turnover.isAbove", "turnover isAbove((("));
        Page page = chromium.signedIn("compliance1");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> text("/api/rulebooks/current").contains("review/turnover.drl\",\"line"));
        page.reload();
        page.locator("td:has-text('review/turnover.drl')").first().waitFor();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-broken-rule.png")));
        Files.writeString(file, good);

        // A number beside names is read by no compiler, and by no account until the rule fires.
        Path numbers = RULES.resolve("policy").resolve("wash-sales.drl");
        String readable = Files.readString(numbers);
        Files.writeString(numbers, readable.replace("$washed, \"0%\"", "$washed, \"none\""));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> text("/api/rulebooks/current").contains("policy/wash-sales.drl\",\"line\":26"));
        page.reload();
        Chromium.see(page, "tr:has-text('policy/wash-sales.drl'):has-text('as value 2 (none), which is not a number')");
        Files.writeString(numbers, readable);

        page.navigate(at("/#/rulebooks/1"));
        page.click("summary:has-text('turnover.drl')");
        assertThat(page.locator("pre:visible").textContent()).contains("turnover.isAbove(\"20%\")");
        page.navigate(at("/camunda/app/tasklist/default/"));
        page.click("a:has-text('Back to the desk')");
        page.locator("h2:has-text('Newest run')").waitFor();
    }

    @Test
    @Order(6)
    void pages_that_are_left_open_learn_of_a_later_run_of_their_book() {
        Page proposal = chromium.signedIn("reviewer2");
        proposal.navigate(at("/#/runs/R-2026-03-31-2?state=OPEN"));
        proposal.click("td a:has-text('A-1')");
        Chromium.see(proposal, ".trail");
        Chromium.see(proposal, ".warning:has-text('have been released before') a:has-text('R-2026-03-31-1')");
        Page waiting = chromium.signedIn("operations1");
        waiting.clock().install();
        waiting.navigate(proposal.url());
        // Loaded anew, so that its timers are the clock's.
        waiting.reload();
        Chromium.see(waiting, ".trail");
        Chromium.see(waiting, ".warning a:has-text('R-2026-03-31-1')");
        // Its time stands still until it is moved on.
        waiting.clock().pauseAt(System.currentTimeMillis() + 3_600_000);
        assertThat(runOverHttp("R-2026-03-31-3")).containsExactly("R-2026-03-31-2", "R-2026-03-31-1");

        proposal.click("button:has-text('Approve')");
        Chromium.see(proposal, ".warning:has-text('A later run of this book has released orders as well')");
        Chromium.see(proposal, ".warning a[href='/#/runs/R-2026-03-31-3']");
        Chromium.see(proposal, ".ek-error:has-text('Nothing is decided yet')");
        proposal.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "desk-proposal-later-run.png")));
        assertThat(text("/api/runs/R-2026-03-31-2/allocations.csv")).doesNotContain(",A-1,");

        assertThat(waiting.locator(".warning").count()).isEqualTo(1);
        waiting.clock().fastForward(60_000);
        Chromium.see(waiting, ".warning:has-text('A later run of this book') a:has-text('R-2026-03-31-3')");

        proposal.click("button:has-text('Approve')");
        proposal.locator(".ek-decided:has-text('Approved by reviewer2')").waitFor();
        assertThat(text("/api/runs/R-2026-03-31-2/allocations.csv")).contains(",A-1,");
        // Drawn anew with what is known now, without anybody's looking.
        Chromium.see(proposal, ".warning a[href='/#/runs/R-2026-03-31-3']");
    }

    @Test
    @Order(7)
    void tasklist_warns_of_other_runs_of_the_book_and_holds_an_approval_back_as_the_desk_does() {
        Page page = chromium.signedIn("reviewer2");
        page.navigate(at("/camunda/app/tasklist/default/"));
        page.route("**/api/runs/R-2026-03-31-3", com.microsoft.playwright.Route::abort);
        page.locator("li.task:has-text('A-1, $12,001,000'):has-text('(R-2026-03-31-3)')")
                .click();
        page.locator("a:has-text('Claim'), button:has-text('Claim')").first().click();
        page.locator("tr.ek-trade").first().waitFor();
        page.click("button[data-decision=APPROVE]");
        Chromium.see(page, ".ek-error:has-text('Nothing is decided yet: it is not known whether other runs')");

        page.unroute("**/api/runs/R-2026-03-31-3");
        page.reload();
        page.locator("tr.ek-trade").first().waitFor();
        Chromium.see(page, ".warning:has-text('Orders of this book have been released before')");
        Chromium.see(page, ".warning li:has-text('R-2026-03-31-2'):has-text('block orders released')");
        Chromium.see(page, ".warning a[href='/#/runs/R-2026-03-31-1']");
        assertThat(page.locator(".warning").textContent()).contains("places the same trades twice");
        assertThat(page.locator(".warning").count()).isEqualTo(1);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "tasklist-second-run.png")));
        runOverHttp("R-2026-03-31-4");

        page.click("button[data-decision=APPROVE]");
        Chromium.see(page, ".warning:has-text('A later run of this book has released orders as well')");
        Chromium.see(page, ".warning a[href='/#/runs/R-2026-03-31-4']");
        Chromium.see(page, ".ek-error:has-text('Nothing is decided yet')");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "tasklist-later-run.png")));
        assertThat(text("/api/runs/R-2026-03-31-3/allocations.csv")).doesNotContain(",A-1,");

        page.waitForResponse(
                answer -> answer.url().contains("/complete") || answer.url().contains("/submit-form"),
                () -> page.click("button[data-decision=APPROVE]"));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> text("/api/runs/R-2026-03-31-3/allocations.csv").contains(",A-1,"));
    }

    /**
     * One more run of the only book, asked for over HTTP, where nobody is asked whether it is wanted.
     *
     * @return the runs that released orders of it before
     */
    private List<String> runOverHttp(String runId) {
        List<?> books = http.withBasicAuth("operations1", "operations1").getForObject("/api/books", List.class);
        Object bookId = ((Map<?, ?>) books.get(0)).get("bookId");
        Map<?, ?> started = http.withBasicAuth("operations1", "operations1")
                .postForObject("/api/runs", Map.of("bookId", bookId), Map.class);
        assertThat(started.get("runId")).isEqualTo(runId);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> text("/api/runs/" + runId).contains("\"FINISHED\""));
        return ((List<?>) Objects.requireNonNull(started.get("earlierRunsWithOrders")))
                .stream().map(String::valueOf).toList();
    }

    private String text(String path) {
        return String.valueOf(http.withBasicAuth("operations1", "operations1").getForObject(path, String.class));
    }
}
