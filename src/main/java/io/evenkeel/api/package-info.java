/**
 * The service over HTTP: everything under {@code /api}. Requests are read by hand, part by part ({@link
 * io.evenkeel.api.Json}, {@link io.evenkeel.api.Fields}), so that an answer names every fault of a request at once and
 * the line that each is on; answers are records whose numbers are the core's own types, written as decimal strings.
 * What goes wrong is a {@link io.evenkeel.api.Problem}, which {@link io.evenkeel.api.ProblemAnswers} turns into an RFC 9457
 * problem detail.
 */
@NullMarked
package io.evenkeel.api;

import org.jspecify.annotations.NullMarked;
