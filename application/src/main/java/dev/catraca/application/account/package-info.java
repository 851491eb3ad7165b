/** The embedded main system: users, tenants, subscriptions, log-in. */
@NullMarked
package dev.catraca.application.account;

import org.jspecify.annotations.NullMarked;
