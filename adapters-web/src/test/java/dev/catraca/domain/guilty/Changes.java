package dev.catraca.domain.guilty;

final class Changes {
    int price;
}
