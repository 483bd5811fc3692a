package io.evenkeel.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP interface, under {@code evenkeel.api}.
 *
 * @param jsonMax longest JSON body
 * @param pageSizeMax most headlines on one page
 * @param importRoot folder below which {@code {"path": ...}} may name a book
 * @param eventInterval between two progress events
 * @param eventStreamMax after which a caller has to connect again
 * @param eventStreamsMax open at a time
 */
@ConfigurationProperties("evenkeel.api")
record ApiLimits(
        @DefaultValue("16MB") DataSize jsonMax,
        @DefaultValue("500") int pageSizeMax,
        @DefaultValue("samples") String importRoot,
        @DefaultValue("500ms") Duration eventInterval,
        @DefaultValue("10m") Duration eventStreamMax,
        @DefaultValue("50") int eventStreamsMax) {}
