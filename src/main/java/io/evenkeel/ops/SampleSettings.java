package io.evenkeel.ops;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code evenkeel.sample}; only looked at with the profile {@code sample}.
 *
 * @param book folder or zip of the sample firm
 * @param lookInterval between two looks at the run
 * @param waitMax after which nobody waits for the run any more; it goes on
 */
@ConfigurationProperties("evenkeel.sample")
record SampleSettings(
        @DefaultValue("samples/firm.zip") String book,
        @DefaultValue("500ms") Duration lookInterval,
        @DefaultValue("15m") Duration waitMax) {}
