package io.evenkeel.api;

import java.util.List;

/** A household's proposals, one per account, and the rulebook that they were made under. */
record PreviewAnswer(RulebookName rulebook, List<AccountAnswer> accounts) {}
