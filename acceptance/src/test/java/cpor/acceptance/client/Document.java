package cpor.acceptance.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A proof of execution.
 *
 * @param content one character for each byte
 */
public record Document(String fileName, String contentType, String content) {

  /** A PDF that no other document equals. */
  public static Document pdf() {
    return new Document(
        "statement of work.pdf", "application/pdf", "%PDF-1.7\n" + UUID.randomUUID());
  }

  public byte[] bytes() {
    return content.getBytes(ISO_8859_1);
  }

  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  ObjectNode declaration() {
    return Json.object(
        "fileName",
        fileName,
        "contentType",
        contentType,
        "sizeBytes",
        bytes().length,
        "sha256",
        sha256());
  }
}
