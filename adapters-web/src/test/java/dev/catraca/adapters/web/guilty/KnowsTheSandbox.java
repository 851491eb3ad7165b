package dev.catraca.adapters.web.guilty;

import dev.catraca.sandbox.SourceTree;

record KnowsTheSandbox(SourceTree tree) {}
