/** The embedded main system: users, tenants, subscriptions. */
@NullMarked
package dev.catraca.domain.account;

import org.jspecify.annotations.NullMarked;
