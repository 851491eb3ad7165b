/** The twin of a remote main system: users, subscriptions, activation, login. */
@NullMarked
package dev.catraca.sandbox.twins.mainsystem;

import org.jspecify.annotations.NullMarked;
