package io.evenkeel.workflow;

import io.evenkeel.access.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Copies who signs in, and their roles, into the engine's identity tables: its webapps refuse a user they cannot look up.
 * No password is copied, so nobody can sign in there.
 */
@Component
class MirroredUsers {

    private static final String ROLE = "ROLE_";

    private final IdentityService identity;
    /** Groups by name as they were last copied: a caller that brings credentials with every call is copied once. */
    private final Map<String, List<String>> copied = new HashMap<>();

    MirroredUsers(IdentityService identity) {
        this.identity = identity;
    }

    @EventListener
    synchronized void signedIn(AuthenticationSuccessEvent event) {
        String name = event.getAuthentication().getName();
        List<String> groups = groups(event.getAuthentication());
        if (!groups.equals(copied.get(name))) {
            mirror(name, groups);
            copied.put(name, groups);
        }
    }

    private void mirror(String name, List<String> groups) {
        if (identity.createUserQuery().userId(name).count() == 0) {
            User user = identity.newUser(name);
            user.setFirstName(name);
            user.setLastName("");
            identity.saveUser(user);
        }
        for (Role role : Role.values()) {
            mirror(name, role.group(), groups.contains(role.group()));
        }
    }

    private void mirror(String user, String group, boolean belongs) {
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            Group made = identity.newGroup(group);
            made.setName(group);
            made.setType("WORKFLOW");
            identity.saveGroup(made);
        }
        boolean member =
                identity.createGroupQuery().groupMember(user).groupId(group).count() > 0;
        if (belongs && !member) {
            identity.createMembership(user, group);
        } else if (!belongs && member) {
            identity.deleteMembership(user, group);
        }
    }

    /** The engine's groups of a signed-in person. */
    static List<String> groups(Authentication authentication) {
        List<String> groups = new ArrayList<>();
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            String name = authority.getAuthority();
            if (name.startsWith(ROLE)) {
                groups.add(Role.valueOf(name.substring(ROLE.length())).group());
            }
        }
        return groups;
    }
}
