package cpor.evidence;

import cpor.claim.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The types of document that are taken, and how their files begin. Only the beginning is looked at:
 * it tells a mistaken upload from a document, and nothing about what is in the document.
 */
public enum FileType {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg jpeg jpe jfif");

  /**
   * Enough to judge every type. Readers of PDF look for its header so far: a byte order mark, line
   * ends or a mail's remains may stand before it.
   */
  static final int LONGEST_BEGINNING = 1024;

  private static final byte[] PDF_HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private final String contentType;

  /** Between spaces. */
  private final String endings;

  FileType(String contentType, String endings) {
    this.contentType = contentType;
    this.endings = endings;
  }

  public String contentType() {
    return contentType;
  }

  /** How names of such files end, the usual ending first. */
  public List<String> endings() {
    return List.of(endings.split(" ", -1));
  }

  /** Whether a file of this name may be of this type: it has a name, and ends as it should. */
  public boolean isOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0
        && !VisibleText.isBlank(fileName.substring(0, dot))
        && endings().contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** A content type without its parameters, in lower case: so types are compared. */
  public static String essence(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  public static Optional<FileType> of(String contentType) {
    return Arrays.stream(values()).filter(type -> type.contentType.equals(contentType)).findFirst();
  }

  /** The type that a file which begins so may be of. */
  static Optional<FileType> beginning(byte[] head) {
    return Arrays.stream(values()).filter(type -> type.fits(head)).findFirst();
  }

  /**
   * Whether a file of this type may begin so.
   *
   * @param head its first {@link #LONGEST_BEGINNING} bytes, or all if there are fewer
   */
  boolean fits(byte[] head) {
    return switch (this) {
      case PDF -> contains(head, PDF_HEADER);
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

  private static boolean contains(byte[] head, byte[] part) {
    return IntStream.rangeClosed(0, head.length - part.length)
        .anyMatch(at -> Arrays.equals(head, at, at + part.length, part, 0, part.length));
  }

  private static boolean begins(byte[] head, String hex) {
    byte[] beginning = HexFormat.of().parseHex(hex);
    return head.length >= beginning.length
        && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
  }
}
