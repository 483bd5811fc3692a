/**
 * Who has to look at a proposal and what they said. Nothing but an {@link io.evenkeel.review.ApprovedProposal} becomes an
 * order.
 */
@NullMarked
package io.evenkeel.review;

import org.jspecify.annotations.NullMarked;
