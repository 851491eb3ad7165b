/**
 * The command beside the WAR: brings the database up to date, and says why a server would not
 * serve. The server asks the same questions by the same code.
 */
@NullMarked
package dev.catraca.adapters.persistence.installation;

import org.jspecify.annotations.NullMarked;
