/** What is stored comes back as it was, once, whoever else writes at the same time. */
@NullMarked
package io.evenkeel.store;

import org.jspecify.annotations.NullMarked;
