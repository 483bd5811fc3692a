package io.evenkeel.loop;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A headless browser: the machine's own where it has one, otherwise the one that Playwright downloads. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    Chromium(String address) {
        this.address = address;
        Optional<Path> installed = installed();
        Map<String, String> environment = new HashMap<>();
        installed.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        installed.ifPresent(options::setExecutablePath);
        this.browser = playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
            for (String name : NAMES) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** A new window in which that user has just signed in. */
    Page signedIn(String user) {
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1500, 1000))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(address + "/login");
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", user);
        page.click("button[type=submit]");
        page.waitForURL(address + "/");
        return page;
    }

    /**
     * Waits until something that fits the selector can be seen.
     *
     * @throws AssertionError with the address and the text of the page, which nobody can look at where the test runs
     */
    static void see(Page page, String selector) {
        try {
            page.locator(selector).first().waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "Not seen: %s at %s, which shows:%n%s%nand holds %d of them, the first one visible: %s"
                            .formatted(
                                    selector,
                                    page.url(),
                                    page.locator("body").innerText(),
                                    page.locator(selector).count(),
                                    page.locator(selector).first().isVisible()),
                    e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
