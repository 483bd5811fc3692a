/**
 * Who holds what, lot by lot: households (one tax unit each), their accounts, lots, transactions and cash flows.
 */
@NullMarked
package io.evenkeel.account;

import org.jspecify.annotations.NullMarked;
