/** PostgreSQL without an installation: for the sandbox, which keeps its data, and for tests. */
@NullMarked
package dev.catraca.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
