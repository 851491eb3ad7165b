/** The little HTTP the twins share: a server, routes, calls, replies, JSON. */
@NullMarked
package dev.catraca.sandbox.twins.http;

import org.jspecify.annotations.NullMarked;
