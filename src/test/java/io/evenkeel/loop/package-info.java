/** The whole product as people use it: the sample firm, a browser, an edited rule, a killed process. */
@NullMarked
package io.evenkeel.loop;

import org.jspecify.annotations.NullMarked;
