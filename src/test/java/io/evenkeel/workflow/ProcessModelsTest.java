package io.evenkeel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessModelsTest {

    static List<Path> models() throws java.io.IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void there_are_models_to_look_at() throws java.io.IOException {
        assertThat(models()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_process_is_named_as_its_file_and_forgets_in_time(Path file) {
        Process process =
                read(file).getModelElementsByType(Process.class).iterator().next();
        assertThat(process.getId())
                .isEqualTo(camelCase(file.getFileName().toString().replace(".bpmn", ""), "-"));
        assertThat(process.getCamundaHistoryTimeToLiveString()).startsWith("P");
    }

    @ParameterizedTest
    @MethodSource("models")
    void ids_derive_from_names(Path file) {
        for (FlowNode node : read(file).getModelElementsByType(FlowNode.class)) {
            String name = node.getName();
            assertThat(name).as(node.getId()).isNotBlank();
            String prefix = node.getElementType().getTypeName();
            String expected = prefix + "_" + camelCase(name.replace("?", "").toLowerCase(Locale.ROOT), " ");
            boolean shortened = node.getId().equals("serviceTask_evaluateAgain")
                    || node.getId().equals("endEvent_accountKept");
            assertThat(shortened || node.getId().equals(expected))
                    .as("%s for '%s'", node.getId(), name)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_exit_of_a_question_is_labelled_with_its_answer(Path file) {
        for (ExclusiveGateway gateway : read(file).getModelElementsByType(ExclusiveGateway.class)) {
            assertThat(gateway.getName()).endsWith("?");
            assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1).allSatisfy(flow -> {
                assertThat(flow.getName()).isNotBlank();
                assertThat(flow.getConditionExpression()).isNotNull();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_service_task_calls_the_bean_of_its_own_name(Path file) {
        for (ServiceTask task : read(file).getModelElementsByType(ServiceTask.class)) {
            String bean = "${" + task.getId().replace("serviceTask_", "") + "}";
            assertThat(task.getCamundaDelegateExpression()).isEqualTo(bean);
            assertThat(ModelGuard.DELEGATES).contains(bean);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everything_is_drawn_so_that_cockpit_can_show_it(Path file) {
        BpmnModelInstance model = read(file);
        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow ->
                        assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id=\"t\" scriptFormat=\"groovy\"><script>1</script></scriptTask>",
                "<serviceTask id=\"t\" camunda:class=\"java.lang.Object\" />",
                "<serviceTask id=\"t\" camunda:expression=\"${runtimeService}\" />",
                "<serviceTask id=\"t\" camunda:delegateExpression=\"${dataSource}\" />",
                "<userTask id=\"t\"><extensionElements><camunda:taskListener event=\"create\" class=\"java.lang.Object\" /></extensionElements></userTask>",
                "<serviceTask id=\"t\" camunda:delegateExpression=\"${planChunks}\"><extensionElements><camunda:executionListener event=\"start\" class=\"java.lang.Object\" /></extensionElements></serviceTask>"
            })
    void a_model_that_brings_code_of_its_own_is_not_deployed(String task) {
        String model =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="s" /><sequenceFlow id="f" sourceRef="s" targetRef="t" />%s
                  </process>
                </definitions>"""
                        .formatted(task);
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:guard");
        configuration.setProcessEngineName("guard");
        configuration.setCustomPreBPMNParseListeners(List.of(new ModelGuard()));
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            assertThatThrownBy(() -> engine.getRepositoryService()
                            .createDeployment()
                            .addInputStream(
                                    "attack.bpmn", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                            .deploy())
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("refused");
        } finally {
            engine.close();
        }
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static String camelCase(String text, String separator) {
        List<String> words = Arrays.asList(text.split(separator));
        return words.get(0)
                + words.subList(1, words.size()).stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
