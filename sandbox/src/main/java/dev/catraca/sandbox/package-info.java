/** The whole product with the network cable out. Never part of the WAR. */
@NullMarked
package dev.catraca.sandbox;

import org.jspecify.annotations.NullMarked;
