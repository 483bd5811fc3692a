package io.evenkeel.workflow;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses to deploy a model that runs anything but our own delegates: a model is code, and whoever can deploy one could
 * otherwise run anything.
 */
final class ModelGuard extends AbstractBpmnParseListener {

    static final Set<String> DELEGATES = Set.of(
            "${planChunks}",
            "${rebalanceChunk}",
            "${releaseClearedOrders}",
            "${finishRun}",
            "${releaseApprovedOrders}",
            "${evaluateAgain}",
            "${escalateReview}",
            "${evaluateReleasedAccount}");

    private static final Set<String> LISTENERS =
            Set.of("${describeTask}", "${recordDecision}", "${recordHoldDecision}");

    /** Element and attribute names through which a model could bring code of its own. */
    private static final List<String> CODE =
            List.of("script", "executionListener", "connector", "inputOutput", "field");

    @Override
    public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        throw refused(element, "a script task");
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        requireDelegate(element);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        throw refused(element, "a send task");
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        throw refused(element, "a business rule task");
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        requireNoCode(element);
        for (Element extension : element.elements()) {
            for (Element listener : extension.elements("taskListener")) {
                String bean = listener.attribute("delegateExpression");
                if (bean == null || !LISTENERS.contains(bean)) {
                    throw refused(element, "the task listener " + bean);
                }
            }
        }
    }

    private static void requireDelegate(Element element) {
        requireNoCode(element);
        String bean = element.attributeNS(
                new org.camunda.bpm.engine.impl.util.xml.Namespace("http://camunda.org/schema/1.0/bpmn"),
                "delegateExpression");
        if (bean == null || !DELEGATES.contains(bean)) {
            throw refused(element, "the delegate " + bean);
        }
    }

    private static void requireNoCode(Element element) {
        for (Element child : element.elements()) {
            if (CODE.contains(child.getTagName())) {
                throw refused(element, "the element " + child.getTagName());
            }
            requireNoCode(child);
        }
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException("The model is refused: (%s) has %s, which is not one of the service's own."
                .formatted(element.attribute("id"), what));
    }
}
