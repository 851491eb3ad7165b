/** The sandbox's mail server: everything sent arrives here and can be read. */
@NullMarked
package dev.catraca.sandbox.mailbox;

import org.jspecify.annotations.NullMarked;
