/**
 * Camunda's home: the engine carries ids and routing scalars, never data. {@link io.evenkeel.workflow.Rebalancing} starts
 * runs, {@link io.evenkeel.workflow.Reviews} completes what waits for a person, and the delegates between them are a few
 * lines each: the bean of a service task has the task's id without its prefix.
 *
 * <p>An account gets a process instance of its own only where a person is needed. All others are evaluated in chunks of
 * households, one job and one transaction each, so a chunk that is repeated repeats nothing.
 */
@NullMarked
package io.evenkeel.workflow;

import org.jspecify.annotations.NullMarked;
