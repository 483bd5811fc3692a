package io.evenkeel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service: sign-in, HTTP, the process engine and, with the sample profile, the sample firm's first run. */
@SpringBootApplication
public class Evenkeel {

    public static void main(String[] args) {
        SpringApplication.run(Evenkeel.class, args);
    }
}
