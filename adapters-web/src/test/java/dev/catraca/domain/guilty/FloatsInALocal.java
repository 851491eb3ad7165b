package dev.catraca.domain.guilty;

final class FloatsInALocal {
    static long half(long amount) {
        var half = amount * 0.5;
        return (long) half;
    }
}
