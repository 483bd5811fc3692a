package io.evenkeel.ops;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code evenkeel.ops}.
 *
 * @param runOverdue a run that takes longer is told in the service's health
 * @param metricsAge how old a count in the metrics may be
 */
@ConfigurationProperties("evenkeel.ops")
record OpsLimits(@DefaultValue("30m") Duration runOverdue, @DefaultValue("10s") Duration metricsAge) {}
