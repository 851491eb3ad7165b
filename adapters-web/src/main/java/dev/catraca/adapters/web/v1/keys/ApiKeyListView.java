package dev.catraca.adapters.web.v1.keys;

import java.util.List;

/** A page of keys, the newest first. */
public record ApiKeyListView(List<ApiKeyView> apiKeys) {}
