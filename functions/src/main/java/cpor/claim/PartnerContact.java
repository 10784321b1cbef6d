package cpor.claim;

import org.jspecify.annotations.Nullable;

/** Who gets the partner's notices. Name and address are needed to submit. */
public record PartnerContact(
    @Nullable String name, @Nullable String email, @Nullable Language language) {

  /** The language of the partner's notices: English unless the partner asked for another. */
  public Language noticeLanguage() {
    return language == null ? Language.EN : language;
  }
}
