package cpor.claim;

import java.util.Locale;

/** The languages that notices and the consent page are written in. */
public enum Language {
  EN,
  HU;

  /** The language's ISO 639 code, such as {@code hu}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
