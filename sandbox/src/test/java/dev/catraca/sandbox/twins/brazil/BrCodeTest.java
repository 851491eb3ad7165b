package dev.catraca.sandbox.twins.brazil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrCodeTest {

    @Test
    void the_check_sum_is_that_of_the_manual() {
        assertThat(BrCode.crc("123456789")).isEqualTo(0x29B1);
        assertThat(
                        BrCode.crc(
                                "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-"
                                        + "4266554400005204000053039865802BR5913Fulano de Tal"
                                        + "6008BRASILIA62070503***6304"))
                .isEqualTo(0x1D3D);
    }

    @Test
    void a_code_is_fields_of_the_length_they_say() {
        String code =
                BrCode.oneTime(
                        "pix.example/qr/1", 5, "Academia São João do Alto da Serra", "Torres");
        Map<String, String> fields = fields(code);

        assertThat(fields.keySet())
                .containsExactly("00", "01", "26", "52", "53", "54", "58", "59", "60", "62", "63");
        assertThat(fields.get("01")).isEqualTo("12");
        assertThat(fields(fields.get("26")))
                .containsEntry("00", "br.gov.bcb.pix")
                .containsEntry("25", "pix.example/qr/1");
        assertThat(fields.get("54")).isEqualTo("0.05");
        assertThat(fields.get("59")).isEqualTo("ACADEMIA SAO JOAO DO ALTO");
        assertThat(fields(fields.get("62"))).containsEntry("05", "***");
        assertThat(fields.get("63"))
                .isEqualTo("%04X".formatted(BrCode.crc(code.substring(0, code.length() - 4))));
    }

    @Test
    void a_field_of_more_than_99_bytes_does_not_exist() {
        assertThatThrownBy(() -> BrCode.oneTime("x".repeat(100), 5, "A", "B"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            fields.put(text.substring(at, at + 2), text.substring(at + 4, at + 4 + length));
            at += 4 + length;
        }
        return fields;
    }
}
