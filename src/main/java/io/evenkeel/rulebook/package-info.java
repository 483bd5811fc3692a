/**
 * The firm's policy as Drools rule files: {@link io.evenkeel.rulebook.RulebookGuard} refuses what is not a rule,
 * {@link io.evenkeel.rulebook.RuleValues} what could not be used in the first account that it meets,
 * {@link io.evenkeel.rulebook.RulebookCompiler} turns text into a {@link io.evenkeel.rulebook.Rulebook}, and
 * {@link io.evenkeel.rulebook.ActiveRulebook} keeps the one in force and reloads the folder when it changes. A bad file
 * never replaces a good rulebook.
 */
@NullMarked
package io.evenkeel.rulebook;

import org.jspecify.annotations.NullMarked;
