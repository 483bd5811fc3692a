package io.evenkeel.api;

import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells callers how a run gets on. The store is asked at intervals rather than the engine listened to: a run may be worked
 * on by other nodes than the one that the caller is connected to.
 */
@Component
class RunEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    /** A connection that nobody writes to is not seen to be gone. */
    private static final int LOOKS_UNTIL_COMMENT = 20;

    private final Runs runs;
    private final ApiLimits limits;
    private final Semaphore places;
    private final ScheduledExecutorService clock;

    RunEvents(Runs runs, ApiLimits limits) {
        this.runs = runs;
        this.limits = limits;
        this.places = new Semaphore(limits.eventStreamsMax());
        this.clock = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "run-events");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    SseEmitter follow(String runId) {
        if (!places.tryAcquire()) {
            throw new Problem(
                    ProblemKind.UNAVAILABLE,
                    "%d callers follow runs already. Maybe ask for the run itself at intervals."
                            .formatted(limits.eventStreamsMax()));
        }
        SseEmitter stream = new SseEmitter(limits.eventStreamMax().toMillis());
        Follower follower = new Follower(runId, stream);
        stream.onCompletion(follower::end);
        stream.onTimeout(stream::complete);
        stream.onError(e -> follower.end());
        follower.tick();
        return stream;
    }

    /** One caller's view of one run; each look schedules the next, so that an ended one leaves nothing behind. */
    private final class Follower {

        private final String runId;
        private final SseEmitter stream;
        private final AtomicBoolean over = new AtomicBoolean();
        private @Nullable RunAnswer last;
        private int looksSinceSent;

        Follower(String runId, SseEmitter stream) {
            this.runId = runId;
            this.stream = stream;
        }

        void end() {
            if (over.compareAndSet(false, true)) {
                places.release();
            }
        }

        void tick() {
            if (!over.get() && look()) {
                clock.schedule(this::tick, limits.eventInterval().toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Whether there will be more to see. */
        private boolean look() {
            try {
                RunAnswer now = RunAnswer.of(runs.find(runId).orElseThrow(), runs);
                if (!now.equals(last)) {
                    send(SseEmitter.event().name("run").data(now, MediaType.APPLICATION_JSON));
                    last = now;
                } else if (++looksSinceSent >= LOOKS_UNTIL_COMMENT) {
                    send(SseEmitter.event().comment("still there"));
                }
                if (now.status() == RunStatus.RUNNING) {
                    return true;
                }
                stream.complete();
            } catch (IOException e) {
                LOG.debug("The caller that followed run {} has gone.", runId, e);
                end();
            } catch (RuntimeException e) {
                LOG.warn("The events of run {} end early.", runId, e);
                stream.complete();
            }
            return false;
        }

        private void send(SseEmitter.SseEventBuilder event) throws IOException {
            stream.send(event);
            looksSinceSent = 0;
        }
    }
}
