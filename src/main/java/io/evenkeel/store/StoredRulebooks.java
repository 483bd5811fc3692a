package io.evenkeel.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every rulebook that was ever in force. */
@Component
public class StoredRulebooks {

    /** The newest again gives the version that is there; an older one, put in force again, a new version. */
    public StoredRulebook add(String sha256, Map<String, String> files, String author, @Nullable String approver) {
        throw new UnsupportedOperationException();
    }

    public Optional<StoredRulebook> find(int version) {
        throw new UnsupportedOperationException();
    }

    /** The newest version of that content. */
    public Optional<StoredRulebook> find(String sha256) {
        throw new UnsupportedOperationException();
    }

    public Optional<StoredRulebook> newest() {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<StoredRulebook> all() {
        throw new UnsupportedOperationException();
    }
}
