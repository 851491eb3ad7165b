package dev.catraca.adapters.web.guilty;

import dev.catraca.adapters.persistence.guilty.Visible;

record KnowsAnotherAdapter(Visible visible) {}
