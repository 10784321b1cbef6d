package cpor.claim;

/** The languages that notices and the consent page are written in. */
public enum Language {
  EN,
  HU
}
