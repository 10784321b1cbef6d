package cpor.table.claims;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Texts that take less than half of their place: an answer that shows a claim costs less then. */
final class DeflatedText {

  private DeflatedText() {}

  static SdkBytes of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream(bytes.length / 2);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return SdkBytes.fromByteArrayUnsafe(deflated.toByteArray());
  }

  static String text(SdkBytes deflated) {
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    try (InflaterOutputStream inflater = new InflaterOutputStream(inflated)) {
      inflater.write(deflated.asByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return inflated.toString(UTF_8);
  }
}
