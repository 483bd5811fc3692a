/**
 * Makes the sample firm: five years of invented accounts that trade at real closes. Run {@link
 * io.evenkeel.sample.SampleFirm}; the same sources give the same bytes.
 *
 * <p>{@link io.evenkeel.sample.Closes} reads the real prices, {@link io.evenkeel.sample.Funds} and {@link
 * io.evenkeel.sample.Models} say what is held, {@link io.evenkeel.sample.Custody} keeps one account's lots as a custodian
 * would, {@link io.evenkeel.sample.Firm} invents households, {@link io.evenkeel.sample.Faults} plants what real books get
 * wrong, and {@link io.evenkeel.sample.BookFiles} writes it all down.
 */
@NullMarked
package io.evenkeel.sample;

import org.jspecify.annotations.NullMarked;
