/**
 * Makes the sample firm: five years of invented accounts that trade at real closes, written as a book. Run {@link
 * io.evenkeel.sample.SampleFirm}; the same sources give the same bytes.
 *
 * <p>The way through: {@link io.evenkeel.sample.Closes} and {@link io.evenkeel.sample.Companies} read what is real, {@link
 * io.evenkeel.sample.Funds} and {@link io.evenkeel.sample.Models} say what can be held, {@link
 * io.evenkeel.sample.Families} invents households and {@link io.evenkeel.sample.Life} lives them day by day, while a {@link
 * io.evenkeel.sample.Custody} keeps each account's lots as a custodian would and a {@link io.evenkeel.sample.WashGuard}
 * keeps households from washing their own losses. {@link io.evenkeel.sample.Agreements} adds what clients asked for, {@link
 * io.evenkeel.sample.Faults} what real books get wrong, and the files are written by {@link
 * io.evenkeel.sample.AccountFiles} and {@link io.evenkeel.sample.MarketFiles}.
 *
 * <p>Units throughout the package, because a hundred thousand lots are made here in seconds: amounts are {@code long} cents,
 * prices {@code long} millionths of a dollar, quantities {@code long} millionths of a share, weights {@code int}
 * millionths. {@link io.evenkeel.sample.Units} converts between them.
 */
@NullMarked
package io.evenkeel.sample;

import org.jspecify.annotations.NullMarked;
