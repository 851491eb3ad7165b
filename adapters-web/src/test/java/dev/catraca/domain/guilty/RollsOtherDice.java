package dev.catraca.domain.guilty;

import java.util.Random;

final class RollsOtherDice {
    static int number() {
        return new Random().nextInt();
    }
}
