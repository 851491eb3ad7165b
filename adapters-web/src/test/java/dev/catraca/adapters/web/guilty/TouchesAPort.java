package dev.catraca.adapters.web.guilty;

import dev.catraca.application.guilty.port.Things;

record TouchesAPort(Things things) {}
