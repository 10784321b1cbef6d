package cpor.simulation.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The proof of execution that every partner of a simulation has. */
public final class Document {

  private static final String CONTENT = "%PDF-1.7 statement of work";

  private Document() {}

  static byte[] content() {
    return CONTENT.getBytes(US_ASCII);
  }

  /** How a partner declares it. */
  public static String declaration() {
    return """
    {"fileName": "sow.pdf", "contentType": "application/pdf", "sizeBytes": %d, "sha256": "%s"}
    """
        .formatted(content().length, sha256());
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
