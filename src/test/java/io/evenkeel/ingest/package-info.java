/** What a book may look like, and every way in which it may not. */
@NullMarked
package io.evenkeel.ingest;

import org.jspecify.annotations.NullMarked;
