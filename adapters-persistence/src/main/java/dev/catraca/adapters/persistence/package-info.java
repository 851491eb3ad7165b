/**
 * Everything that rests in PostgreSQL. {@code Sql…} adapters are the spine in native SQL, {@code
 * Jpa…} adapters what is set up once and read often; see ADR 3.
 */
@NullMarked
package dev.catraca.adapters.persistence;

import org.jspecify.annotations.NullMarked;
