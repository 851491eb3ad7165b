/** Whether this server may serve. */
@NullMarked
package dev.catraca.application.installation;

import org.jspecify.annotations.NullMarked;
