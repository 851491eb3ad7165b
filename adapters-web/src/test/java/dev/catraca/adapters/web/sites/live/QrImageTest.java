package dev.catraca.adapters.web.sites.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTest {
    private static final String PIX =
            "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000520400005303986"
                    + "5802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D";

    @ParameterizedTest
    @ValueSource(strings = {PIX, "x", "Academia S\u00e3o Jo\u00e3o \u20ac"})
    void what_was_written_is_read(String text) throws Exception {
        var image = image(QrImage.of(text).png());

        assertThat(read(image)).isEqualTo(text);
    }

    @Test
    void the_longest_code_is_read() throws Exception {
        assertThat(read(image(QrImage.of("A7".repeat(512)).png()))).hasSize(1024);
    }

    @Test
    void its_text_is_that_of_the_picture() {
        var qr = QrImage.of(PIX);

        assertThat(Base64.getDecoder().decode(qr.base64())).isEqualTo(qr.png());
        assertThat(qr.png()).startsWith(0x89, 'P', 'N', 'G');
    }

    /** Two colours, white around, and neither a blur nor a giant. */
    @Test
    void a_phone_can_read_it_from_a_screen() throws Exception {
        var image = image(QrImage.of(PIX).png());

        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isBetween(250, 600);
        for (var i = 0; i < image.getWidth(); i++) {
            for (var margin = 0; margin < 24; margin++) {
                assertThat(image.getRGB(i, margin)).isEqualTo(0xFFFFFFFF);
                assertThat(image.getRGB(margin, i)).isEqualTo(0xFFFFFFFF);
            }
        }
        assertThat(image.getRGB(24, 24)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4000})
    void what_does_not_fit_is_refused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> QrImage.of("a".repeat(length)));
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String read(BufferedImage image) throws Exception {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
