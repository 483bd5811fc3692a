package io.evenkeel.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Names the program itself: the SHA-256 of its classes. Book, rulebook and build together say which bytes a proposal has.
 */
@Component
class Build {

    private static final String PROGRAM = "io/evenkeel/";
    private static final int DIGITS = 16;

    private final String id;

    Build() {
        this.id = digestOf(classes());
    }

    /** The first {@value #DIGITS} hex digits. */
    String id() {
        return id;
    }

    private static Map<String, Resource> classes() {
        Map<String, Resource> classes = new TreeMap<>();
        try {
            String pattern = "classpath:" + PROGRAM + "**/*.class";
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String url = resource.getURL().toString();
                classes.put(url.substring(url.lastIndexOf(PROGRAM)), resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own classes cannot be listed.", e);
        }
        return classes;
    }

    private static String digestOf(Map<String, Resource> classes) {
        MessageDigest digest = Digests.digest();
        classes.forEach((name, resource) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(resource.getInputStream(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException("The class (%s) cannot be read.".formatted(name), e);
            }
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
