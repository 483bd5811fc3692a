/**
 * Who may sign in, and what they may do: browsers by form, callers by HTTP Basic or bearer token, and nothing open but
 * health. {@link io.evenkeel.access.Role} lists the roles; they are Camunda's groups too.
 */
@NullMarked
package io.evenkeel.access;

import org.jspecify.annotations.NullMarked;
