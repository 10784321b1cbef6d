package cpor.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of document that are taken, and how their files begin. Only the beginning is looked at:
 * it tells a mistaken upload from a document, and nothing about what is in the document.
 */
public enum FileType {
  PDF("application/pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  PNG("image/png"),
  JPEG("image/jpeg");

  /** Enough to judge every type: a ZIP's first header, and as much of a name as counts. */
  static final int LONGEST_BEGINNING = 64;

  private final String contentType;

  FileType(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  public static Optional<FileType> of(String contentType) {
    return Arrays.stream(values()).filter(type -> type.contentType.equals(contentType)).findFirst();
  }

  /**
   * Whether a file of this type may begin so.
   *
   * @param head its first {@link #LONGEST_BEGINNING} bytes, or all if there are fewer
   */
  boolean fits(byte[] head) {
    return switch (this) {
      case PDF -> begins(head, "255044462d");
      case DOCX -> beginsLikeWordPackage(head);
      case PNG -> begins(head, "89504e470d0a1a0a");
      case JPEG -> begins(head, "ffd8ff");
    };
  }

  /**
   * A ZIP whose first entry is one that a Word package has. Writers differ in which comes first;
   * spreadsheets, presentations and other archives that begin with entries of their own are told
   * apart.
   */
  private static boolean beginsLikeWordPackage(byte[] head) {
    int nameLengthAt = 26;
    int nameAt = 30;
    if (!begins(head, "504b0304") || head.length < nameAt) {
      return false;
    }
    int nameLength =
        Byte.toUnsignedInt(head[nameLengthAt]) | Byte.toUnsignedInt(head[nameLengthAt + 1]) << 8;
    String name =
        new String(
            head, nameAt, Math.min(nameLength, head.length - nameAt), StandardCharsets.UTF_8);
    return name.equals("[Content_Types].xml")
        || Stream.of("_rels/", "docProps/", "word/", "customXml/").anyMatch(name::startsWith);
  }

  private static boolean begins(byte[] head, String hex) {
    return HexFormat.of().formatHex(head).startsWith(hex);
  }
}
