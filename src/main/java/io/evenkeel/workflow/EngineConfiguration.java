package io.evenkeel.workflow;

import io.evenkeel.access.Role;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process engine's settings that no property file can give. */
@Configuration
@EnableConfigurationProperties(WorkflowSettings.class)
class EngineConfiguration {

    private static final String ANY = "*";
    /** Mail addresses are names too; the engine by itself takes letters and digits only. */
    private static final String USER_NAMES = "[a-zA-Z0-9@._+-]+";

    private static final String NOBODY = "engine-nobody";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Refuses scripts and unknown beans in models, and names the node so that its own locks can be told from others'. */
    @Bean
    @Order(100)
    AbstractProcessEnginePlugin guardedEngine(WorkflowSettings settings) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> listeners = new java.util.ArrayList<>();
                if (configuration.getCustomPreBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPreBPMNParseListeners());
                }
                listeners.add(new ModelGuard());
                configuration.setCustomPreBPMNParseListeners(listeners);
                configuration.setUserResourceWhitelistPattern(USER_NAMES);
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl configuration) {
                configuration.getJobExecutor().setLockOwner(settings.node());
            }
        };
    }

    /**
     * A node that was killed leaves its jobs locked for minutes. Nobody else has its name, so what is locked by it when it
     * starts was locked by its former life, and is free.
     */
    @Bean
    FreedLocks freedLocks(ProcessEngine engine, JdbcClient jdbc, WorkflowSettings settings) {
        int freed = jdbc.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?")
                .param(settings.node())
                .update();
        return new FreedLocks(engine.getName(), freed);
    }

    /** @param jobs that the former life of this node had locked */
    record FreedLocks(String engine, int jobs) {}

    @EventListener
    void grant(ApplicationStartedEvent event) {
        AuthorizationService authorizations =
                event.getApplicationContext().getBean(ProcessEngine.class).getAuthorizationService();
        for (Role role : List.of(Role.REVIEWERS, Role.OPERATIONS, Role.ADMINS)) {
            grant(authorizations, role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(authorizations, role, Resources.APPLICATION, "welcome", Permissions.ACCESS);
            grant(authorizations, role, Resources.FILTER, ANY, Permissions.READ);
            grant(authorizations, role, Resources.PROCESS_DEFINITION, HumanTasks.REVIEW_PROPOSAL, Permissions.READ);
        }
        for (Role role : List.of(Role.OPERATIONS, Role.ADMINS)) {
            grant(authorizations, role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(
                    authorizations,
                    role,
                    Resources.PROCESS_DEFINITION,
                    ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.RETRY_JOB);
            grant(authorizations, role, Resources.DEPLOYMENT, ANY, Permissions.READ);
            grant(authorizations, role, Resources.TASK, ANY, Permissions.READ);
        }
        for (Resources resource : Resources.values()) {
            grant(authorizations, Role.ADMINS, resource, ANY, Permissions.ALL);
        }
    }

    /**
     * The webapps insist on a first administrator of their own and would show everybody a page to make one. This one has
     * no password and can never sign in; people come in through the service's own sign-in.
     */
    @EventListener
    void keepSetUpPageAway(ApplicationStartedEvent event) {
        IdentityService identity =
                event.getApplicationContext().getBean(ProcessEngine.class).getIdentityService();
        if (identity.createUserQuery().userId(NOBODY).count() == 0) {
            User nobody = identity.newUser(NOBODY);
            nobody.setFirstName("Nobody");
            nobody.setLastName("(cannot sign in)");
            identity.saveUser(nobody);
            Group admins = identity.newGroup(Groups.CAMUNDA_ADMIN);
            admins.setName("engine administrators");
            admins.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(admins);
            identity.createMembership(NOBODY, Groups.CAMUNDA_ADMIN);
        }
    }

    /** What Tasklist shows first; the engine by itself shows nothing until somebody makes a filter. */
    @EventListener
    void offerTaskLists(ApplicationStartedEvent event) {
        ProcessEngine engine = event.getApplicationContext().getBean(ProcessEngine.class);
        offer(
                engine,
                "Reviews",
                "Proposals that need a second look, largest accounts first",
                HumanTasks.REVIEW_PROPOSAL,
                0);
        offer(engine, "Data holds", "Accounts whose data cannot be trusted", HumanTasks.RESOLVE_DATA_HOLD, 10);
    }

    private static void offer(ProcessEngine engine, String name, String description, String process, int priority) {
        FilterService filters = engine.getFilterService();
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(process)
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByTaskPriority()
                .desc());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        filter.setProperties(properties);
        filters.saveFilter(filter);
    }

    private static void grant(
            AuthorizationService authorizations, Role role, Resource resource, String id, Permission... permissions) {
        boolean known = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(role.group())
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0;
        if (!known) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(role.group());
            grant.setResource(resource);
            grant.setResourceId(id);
            for (Permission permission : permissions) {
                grant.addPermission(permission);
            }
            authorizations.saveAuthorization(grant);
        }
    }
}
