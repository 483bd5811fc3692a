/**
 * What keeps the service running and tells how it does: the sample firm's first run, health, metrics.
 */
@NullMarked
package io.evenkeel.ops;

import org.jspecify.annotations.NullMarked;
