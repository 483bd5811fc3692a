@NullMarked
package io.evenkeel.rebalance;

import org.jspecify.annotations.NullMarked;
