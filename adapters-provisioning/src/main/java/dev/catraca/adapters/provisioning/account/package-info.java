/** The cryptography of the embedded main system: passwords and access tokens. */
@NullMarked
package dev.catraca.adapters.provisioning.account;

import org.jspecify.annotations.NullMarked;
