package io.evenkeel.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed in the middle of a run, in a process of its own. */
class KilledRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_run_that_was_killed_ends_with_the_same_orders_byte_for_byte(@TempDir Path folder) throws Exception {
        Path book = SmallerFirm.write(folder.resolve("book.zip"), "A-00", false);
        String undisturbed;
        Service calm = new Service(folder.resolve("calm"), book, folder);
        try {
            undisturbed = calm.ordersOfFinishedRun();
        } finally {
            calm.kill();
        }
        Service killed = new Service(folder.resolve("killed"), book, folder);
        int done = killed.killAmidTheRun();
        Service reborn = new Service(folder.resolve("killed"), book, folder);
        try {
            assertThat(reborn.ordersOfFinishedRun()).isEqualTo(undisturbed);
            assertThat(done).isPositive();
            assertThat(reborn.runs()).as("the same run, not another one").hasSize(1);
            assertThat(undisturbed.lines().count()).isGreaterThan(20);
        } finally {
            reborn.kill();
        }
    }

    private final class Service {
        private final Process process;
        private final int port;

        Service(Path database, Path book, Path logs) throws IOException {
            try (ServerSocket free = new ServerSocket(0)) {
                this.port = free.getLocalPort();
            }
            this.process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.evenkeel.Evenkeel",
                            "--server.port=" + port,
                            "--spring.profiles.active=sample",
                            "--spring.datasource.url=jdbc:h2:file:" + database.toAbsolutePath()
                                    + ";WRITE_DELAY=0;LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE",
                            "--evenkeel.workflow.households-per-chunk=2",
                            "--evenkeel.sample.book=" + book))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(logs.toFile(), "service.log")))
                    .start();
        }

        /** SIGKILL once some accounts are done and before all are. */
        int killAmidTheRun() throws Exception {
            int[] done = {0};
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        done[0] = progress();
                        return done[0] > 0;
                    });
            assertThat(runs().get(0).at("/status").asText()).isEqualTo("RUNNING");
            kill();
            return done[0];
        }

        private int progress() {
            JsonNode runs = runs();
            if (runs.isEmpty()) {
                return 0;
            }
            JsonNode counts = runs.get(0).at("/counts");
            return counts.at("/evaluated").asInt() + counts.at("/held").asInt();
        }

        JsonNode runs() {
            try {
                return JSON.readTree(get("/api/runs"));
            } catch (IOException e) {
                return JSON.createArrayNode();
            }
        }

        String ordersOfFinishedRun() throws Exception {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        JsonNode runs = runs();
                        return !runs.isEmpty()
                                && runs.get(0).at("/status").asText().equals("FINISHED");
                    });
            String run = "/api/runs/" + runs().get(0).at("/runId").asText();
            return get(run + "/orders.csv") + get(run + "/allocations.csv") + get(run + "/lot-instructions.csv");
        }

        private String get(String path) throws IOException {
            String credentials =
                    Base64.getEncoder().encodeToString("operations1:operations1".getBytes(StandardCharsets.UTF_8));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Basic " + credentials)
                    .build();
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
