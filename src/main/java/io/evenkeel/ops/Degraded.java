package io.evenkeel.ops;

import org.springframework.boot.actuate.health.Status;

/** Works, but somebody should look: answered with HTTP 200, so that no load balancer takes the node out. */
final class Degraded {

    static final Status STATUS = new Status("DEGRADED");

    private Degraded() {}
}
