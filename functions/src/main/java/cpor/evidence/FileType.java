package cpor.evidence;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The types of document that are taken, and how their files begin. */
public enum FileType {
  PDF("application/pdf", "255044462d"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304"),
  PNG("image/png", "89504e470d0a1a0a"),
  JPEG("image/jpeg", "ffd8ff");

  /** As many bytes as the longest beginning has. */
  static final int LONGEST_BEGINNING = 8;

  private final String contentType;
  private final String beginning;

  FileType(String contentType, String beginning) {
    this.contentType = contentType;
    this.beginning = beginning;
  }

  public String contentType() {
    return contentType;
  }

  public static Optional<FileType> of(String contentType) {
    return Arrays.stream(values()).filter(type -> type.contentType.equals(contentType)).findFirst();
  }

  boolean fits(byte[] head) {
    return HexFormat.of().formatHex(head).startsWith(beginning);
  }
}
