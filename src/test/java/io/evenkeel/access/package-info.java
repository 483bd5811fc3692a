@org.jspecify.annotations.NullMarked
package io.evenkeel.access;
