package io.evenkeel.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The form in which people sign in. */
@Controller
class SignInPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Sign in · Evenkeel</title>
              <link rel="icon" href="/favicon.svg">
              <link rel="stylesheet" href="/desk/sign-in.css">
            </head>
            <body>
              <main>
                <h1>Evenkeel</h1>
                <p class="what">Every account, every day, on an even keel.</p>
                %s
                <form method="post" action="/login">
                  <label>Name <input name="username" autocomplete="username" autofocus required></label>
                  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                  <input type="hidden" name="%s" value="%s">
                  <button type="submit">Sign in</button>
                </form>
                %s
              </main>
            </body>
            </html>
            """;

    /** Nothing to hide: with the sample profile the log says the same, and production refuses to start with it. */
    private static final String SAMPLE =
            """
            <div class="hint"><p>The sample firm. Sign in with a name as its own password:</p>
              <dl>
                <dt>reviewer1, reviewer2</dt><dd>decide on proposals</dd>
                <dt>operations1</dt><dd>books, runs, data holds, Cockpit</dd>
                <dt>compliance1, compliance2</dt><dd>the rulebook</dd>
                <dt>admin1</dt><dd>sees everything</dd>
              </dl></div>""";

    private final boolean sample;

    SignInPage(Environment environment) {
        this.sample = environment.acceptsProfiles(Profiles.of("sample"));
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String page(HttpServletRequest request, CsrfToken token) {
        String message = request.getParameterMap().containsKey("error")
                ? "<p class=\"no\" role=\"alert\">Name or password is wrong.</p>"
                : request.getParameterMap().containsKey("goodbye") ? "<p class=\"yes\">You are signed out.</p>" : "";
        return PAGE.formatted(
                message,
                HtmlUtils.htmlEscape(token.getParameterName()),
                HtmlUtils.htmlEscape(token.getToken()),
                sample ? SAMPLE : "");
    }
}
