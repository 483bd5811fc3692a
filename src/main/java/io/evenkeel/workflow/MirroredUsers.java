package io.evenkeel.workflow;

import io.evenkeel.access.Role;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
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

    MirroredUsers(IdentityService identity) {
        this.identity = identity;
    }

    @EventListener
    synchronized void signedIn(InteractiveAuthenticationSuccessEvent event) {
        mirror(event.getAuthentication());
    }

    private void mirror(Authentication authentication) {
        String name = authentication.getName();
        if (identity.createUserQuery().userId(name).count() == 0) {
            User user = identity.newUser(name);
            user.setFirstName(name);
            user.setLastName("");
            identity.saveUser(user);
        }
        List<String> groups = groups(authentication);
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
