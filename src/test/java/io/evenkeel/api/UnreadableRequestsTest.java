package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What reaches the server and is no request: told as a problem, not in a page of the server's own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:unreadable;DB_CLOSE_DELAY=-1",
            "evenkeel.sample.book=target/no-sample-here.zip"
        })
@ActiveProfiles("sample")
class UnreadableRequestsTest {

    @LocalServerPort
    private int port;

    private String answerTo(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertIsAProblem(String answer) throws IOException {
        assertIsAProblem(answer, 400);
    }

    private static void assertIsAProblem(String answer, int status) throws IOException {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json")
                .doesNotContain("<html", "tomcat");
        String body = answer.substring(answer.indexOf("\r\n\r\n"));
        JsonNode problem = new ObjectMapper().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
        assertThat(problem.at("/type").asText()).isEqualTo("urn:evenkeel:problem:malformed-request");
        assertThat(problem.at("/title").asText()).isEqualTo("The request cannot be read");
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/detail").asText()).isEqualTo("The request was refused before it was read.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GET",
        "GET /api/ru ns HTTP/1.1",
        "GET /api/runs/%zz HTTP/1.1",
        "GET /api/runs/%2 HTTP/1.1",
        "GET /api/runs|1 HTTP/1.1",
        "G(T /api/runs HTTP/1.1"
    })
    void a_request_line_that_is_none_is_a_problem(String line) throws IOException {
        assertIsAProblem(answerTo(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void a_version_that_nobody_speaks_is_a_problem() throws IOException {
        assertIsAProblem(answerTo("GET /api/runs HTTP/9.7\r\nHost: localhost\r\n\r\n"), 505);
    }

    @Test
    void headers_that_are_too_large_are_a_problem() throws IOException {
        assertIsAProblem(answerTo("GET /api/runs HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(200_000)
                + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void a_request_without_a_host_is_a_problem() throws IOException {
        assertIsAProblem(answerTo("GET /api/runs HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }
}
