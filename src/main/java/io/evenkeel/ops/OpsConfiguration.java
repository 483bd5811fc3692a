package io.evenkeel.ops;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Wires the limits of this package. */
@Configuration
@EnableConfigurationProperties({OpsLimits.class, SampleSettings.class})
class OpsConfiguration {}
