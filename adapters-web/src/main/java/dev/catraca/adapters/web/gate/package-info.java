/**
 * The gate in front of every body: what comes in is bounded, strictly read and collected into typed
 * values; what is refused leaves in the envelope of its route.
 *
 * <p>A resource method takes its body as {@code byte[]}. {@link
 * dev.catraca.adapters.web.gate.BodyReader} has by then taken it in within its limits and {@link
 * dev.catraca.adapters.web.gate.BodyGate} has checked its type, so the method either uses the raw
 * bytes (webhooks verify signatures over them) or reads them with {@link
 * dev.catraca.adapters.web.gate.Fields}. There is no {@code MessageBodyReader}: JSON-B turns 12.9
 * into 12 without a word, and a class of our own per body would hide which bytes were read when.
 */
@NullMarked
package dev.catraca.adapters.web.gate;

import org.jspecify.annotations.NullMarked;
