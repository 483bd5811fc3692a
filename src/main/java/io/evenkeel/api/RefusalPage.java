package io.evenkeel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** A problem as people read it who came with a browser, with a way out of it. */
final class RefusalPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Evenkeel</title>
              <link rel="icon" href="/favicon.svg">
              <link rel="stylesheet" href="/desk/sign-in.css">
            </head>
            <body>
              <main>
                <h1>%1$s</h1>
                <p class="what">%2$s</p>
                <p><a href="/">Back to the desk</a></p>
                <p><a href="/login">Sign in as somebody else</a></p>
              </main>
            </body>
            </html>
            """;

    private RefusalPage() {}

    /** Only a browser that navigates asks for a page; callers are told in the contract's format. */
    static boolean isWanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    static byte[] of(ProblemKind kind, String detail) {
        return PAGE.formatted(HtmlUtils.htmlEscape(kind.title()), HtmlUtils.htmlEscape(detail))
                .getBytes(StandardCharsets.UTF_8);
    }
}
