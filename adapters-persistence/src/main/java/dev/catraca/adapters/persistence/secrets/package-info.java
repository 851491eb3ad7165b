/** Cryptography of stored secrets and of shared ones. */
@NullMarked
package dev.catraca.adapters.persistence.secrets;

import org.jspecify.annotations.NullMarked;
