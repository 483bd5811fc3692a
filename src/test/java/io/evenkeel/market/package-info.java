/** What is estimated from prices holds for the days that come after them. */
@NullMarked
package io.evenkeel.market;

import org.jspecify.annotations.NullMarked;
