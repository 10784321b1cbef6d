package cpor.claim;

import org.jspecify.annotations.Nullable;

/** Who is asked for consent at the customer. All but the title is needed to submit. */
public record CustomerContact(
    @Nullable String name,
    @Nullable String title,
    @Nullable String email,
    @Nullable Language language) {}
