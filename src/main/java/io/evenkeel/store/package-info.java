/**
 * Where books, runs, proposals, decisions, orders, rulebooks and the audit trail are kept: JDBC over a relational
 * database, H2 embedded by default. Every write joins the caller's transaction. {@link io.evenkeel.store.Books} is where a
 * book goes in; {@link io.evenkeel.store.Runs} and {@link io.evenkeel.store.Proposals} hold what came of it;
 * {@link io.evenkeel.store.Orders} what left; {@link io.evenkeel.store.AuditTrail} proves that nothing was changed since.
 */
@NullMarked
package io.evenkeel.store;

import org.jspecify.annotations.NullMarked;
