/**
 * What an account should hold: model portfolios, their target weights, and substitutes.
 */
@NullMarked
package io.evenkeel.target;

import org.jspecify.annotations.NullMarked;
