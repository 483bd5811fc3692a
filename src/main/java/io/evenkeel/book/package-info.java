/**
 * One dated, complete, immutable set of accounts, securities, prices and models, named by the SHA-256 of its content.
 */
@NullMarked
package io.evenkeel.book;

import org.jspecify.annotations.NullMarked;
