/** The HTTP interface against its contract. */
@NullMarked
package io.evenkeel.api;

import org.jspecify.annotations.NullMarked;
