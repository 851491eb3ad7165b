/** Merchants, their accounts, secrets and plans. */
@NullMarked
package dev.catraca.adapters.web.v1.merchants;

import org.jspecify.annotations.NullMarked;
