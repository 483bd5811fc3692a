/** What operations is told. */
@NullMarked
package io.evenkeel.ops;

import org.jspecify.annotations.NullMarked;
