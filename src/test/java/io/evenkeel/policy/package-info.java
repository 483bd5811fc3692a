/** What the policy's tables say. */
@NullMarked
package io.evenkeel.policy;

import org.jspecify.annotations.NullMarked;
