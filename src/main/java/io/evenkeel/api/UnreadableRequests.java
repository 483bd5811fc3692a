package io.evenkeel.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What the server itself refuses, before any filter or controller has seen it: a request line that is none, a path whose
 * percent signs mean nothing, headers that are too large. It is told like any other problem, not in Tomcat's own page.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReport.class.getName());
            }
        });
    }

    /** Made by the server, by its name. */
    public static final class ProblemReport extends ErrorReportValve {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final int FIRST_ERROR = 400;
        private static final int UNKNOWN_VERSION = 505;

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            int status = response.getStatus();
            if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding("UTF-8");
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(problem(status));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException e) {
                container.getLogger().debug("Nobody is there to be told of status " + status, e);
            }
        }

        private static String problem(int status) throws JsonProcessingException {
            // A version that nobody speaks is the caller's mistake, although HTTP numbers it among the server's.
            ProblemKind kind =
                    status == UNKNOWN_VERSION ? ProblemKind.MALFORMED_REQUEST : ProblemAnswers.kindOf(status);
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", kind.type().toString());
            problem.put("title", kind.title());
            problem.put("status", status);
            problem.put("detail", "The request was refused before it was read.");
            return JSON.writeValueAsString(problem);
        }
    }
}
