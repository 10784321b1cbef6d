package cpor.evidence;

import java.util.regex.Pattern;

/** Names of documents, as they are declared and as they are saved. */
public final class FileName {

  /** What some file system takes for something else, or people cannot see. */
  private static final Pattern UNSAFE =
      Pattern.compile("[[\\p{C}&&[^\\u200c\\u200d]]\\p{Zl}\\p{Zp}<>:\"/\\\\|?*]");

  private static final Pattern HIDDEN = Pattern.compile("^[.\\s]+|[.\\s]+$");

  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /** What a name is without the folders that some browsers put before it. */
  public static String base(String declared) {
    return declared.substring(Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\')) + 1);
  }

  /** A name to save a document under: one file wherever it is saved, and of the document's type. */
  static String safe(String declared, FileType type) {
    String name = base(declared);
    String stem = type.isOf(name) ? name.substring(0, name.lastIndexOf('.')) : name;
    String ending = name.substring(stem.length());
    String safe = HIDDEN.matcher(UNSAFE.matcher(stem).replaceAll("_")).replaceAll("");
    String known = DEVICE.matcher(safe).matches() || safe.isEmpty() ? "document " + safe : safe;
    return known.strip() + (ending.isEmpty() ? "." + type.endings().getFirst() : ending);
  }
}
