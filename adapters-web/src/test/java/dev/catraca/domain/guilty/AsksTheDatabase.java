package dev.catraca.domain.guilty;

import java.sql.Connection;

record AsksTheDatabase(Connection connection) {}
