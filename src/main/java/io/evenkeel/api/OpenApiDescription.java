package io.evenkeel.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.HandlerMethod;

/** What {@code /v3/api-docs} says beyond what can be seen in the controllers. */
@Configuration
class OpenApiDescription {

    private static final String PROBLEM = "Problem";

    private static final String ABOUT =
            """
            Evenkeel rebalances a wealth manager's accounts: a book goes in, approved lot-level orders come out.

            Money, prices, quantities, weights and rates travel as decimal **strings**, dates as `YYYY-MM-DD`, instants as ISO
            UTC. Unknown fields in a request and unknown filters of a list are refused by name. Errors are RFC 9457 problem
            details with a stable `type`;
            where data was refused they carry every fault, never the first only.
            """;

    /** Ahead of springdoc's first look at an answer's type: numbers and ids are strings, not objects. */
    static {
        SpringDocUtils docs = SpringDocUtils.getConfig();
        ApiConfiguration.DECIMALS.forEach((type, example) -> docs.replaceWithSchema(
                type, new StringSchema().format("decimal").example(example)));
        ApiConfiguration.IDS.forEach(type -> docs.replaceWithSchema(type, new StringSchema()));
        docs.addRequestWrapperToIgnore(Json.class);
    }

    @Bean
    OpenAPI openApi() throws IOException {
        Components components = new Components();
        requestSchemas().forEach(components::addSchemas);
        components.addSchemas(PROBLEM, problem());
        components.addSecuritySchemes(
                "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        components.addSecuritySchemes(
                "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        return new OpenAPI()
                .info(new Info()
                        .title("Evenkeel")
                        .description(ABOUT)
                        .version("1")
                        .license(new License().name("Apache-2.0")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    static Map<String, Schema<?>> requestSchemas() throws IOException {
        try (InputStream file = new ClassPathResource("openapi/requests.yaml").getInputStream()) {
            return Yaml.mapper().readValue(file, new TypeReference<>() {});
        }
    }

    private static Schema<?> problem() {
        Schema<?> fault = new Schema<>()
                .type("object")
                .addProperty("reason", new StringSchema().example("BAD_VALUE"))
                .addProperty("file", new StringSchema().example("request"))
                .addProperty("line", new Schema<>().type("integer"))
                .addProperty("id", new StringSchema().description("Of the row, or a JSON pointer into the request"))
                .addProperty("message", new StringSchema());
        return new Schema<>()
                .type("object")
                .addProperty(
                        "type",
                        new StringSchema()
                                .example(ProblemKind.INVALID_REQUEST.type().toString()))
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("faults", new Schema<>().type("array").items(fault));
    }

    /** Bodies read by hand, and the answer that every call may give instead of its own. */
    @Bean
    OperationCustomizer bodiesAndProblems() {
        return (operation, method) -> {
            describeBody(operation, method);
            ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
            Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
            responses.addApiResponse(
                    "default",
                    new ApiResponse()
                            .description("A problem, in its stable `type`")
                            .content(new Content()
                                    .addMediaType("application/problem+json", new MediaType().schema(problem))));
            return operation.responses(responses);
        };
    }

    private static void describeBody(Operation operation, HandlerMethod method) {
        Body body = method.getMethodAnnotation(Body.class);
        if (body != null) {
            Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + body.schema());
            Content content = operation.getRequestBody() == null
                            || operation.getRequestBody().getContent() == null
                    ? new Content()
                    : operation.getRequestBody().getContent();
            content.addMediaType("application/json", new MediaType().schema(schema));
            operation.setRequestBody(new RequestBody().required(true).content(content));
        } else if (method.getMethod().getName().equals("upload")) {
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .content(
                            new Content().addMediaType("application/zip", new MediaType().schema(new BinarySchema()))));
        }
    }
}
