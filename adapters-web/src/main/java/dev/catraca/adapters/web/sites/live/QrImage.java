package dev.catraca.adapters.web.sites.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A text as a QR code, in a PNG of two colours that needs no screen to be drawn. */
final class QrImage {
    private static final int PIXELS_OF_A_MODULE = 6;

    /** The margin that the standard asks for. */
    private static final int QUIET_MODULES = 4;

    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private final byte[] png;

    private QrImage(byte[] png) {
        this.png = png;
    }

    /** Throws {@link IllegalArgumentException} for more text than a QR code can hold, or none. */
    static QrImage of(String text) {
        return new QrImage(png(modules(text)));
    }

    byte[] png() {
        return png.clone();
    }

    String base64() {
        return Base64.getEncoder().encodeToString(png);
    }

    private static BitMatrix modules(String text) {
        try {
            // Another character set is announced in the code, which not every reader understands.
            var characters = US_ASCII.newEncoder().canEncode(text) ? ISO_8859_1 : UTF_8;
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES,
                                    EncodeHintType.CHARACTER_SET,
                                    characters.name()));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the text does not fit into a QR code", tooLong);
        }
    }

    private static byte[] png(BitMatrix modules) {
        var width = modules.getWidth() * PIXELS_OF_A_MODULE;
        var height = modules.getHeight() * PIXELS_OF_A_MODULE;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var isDark = modules.get(x / PIXELS_OF_A_MODULE, y / PIXELS_OF_A_MODULE);
                image.setRGB(x, y, isDark ? BLACK : WHITE);
            }
        }
        var bytes = new ByteArrayOutputStream();
        // The usual stream of ImageIO would write a file first.
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IllegalStateException("every Java writes PNG");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
