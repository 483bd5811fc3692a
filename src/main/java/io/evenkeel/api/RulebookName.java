package io.evenkeel.api;

/** @param sha256 of the content of the rules' folders */
record RulebookName(String version, String sha256) {}
