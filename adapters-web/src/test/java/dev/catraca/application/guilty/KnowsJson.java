package dev.catraca.application.guilty;

import jakarta.json.JsonObject;

record KnowsJson(JsonObject object) {}
