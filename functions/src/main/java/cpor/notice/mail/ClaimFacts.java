package cpor.notice.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every mail to a partner says of the claim it is about.
 *
 * @param contactName the partner's contact, whom the mail greets
 * @param partnerReference the partner's own reference, if it gave one
 */
public record ClaimFacts(
    String claimId,
    String contactName,
    String customerName,
    List<String> products,
    @Nullable String partnerReference) {

  public ClaimFacts {
    products = List.copyOf(products);
  }
}
