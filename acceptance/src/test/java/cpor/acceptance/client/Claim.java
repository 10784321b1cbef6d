package cpor.acceptance.client;

/**
 * A claim that a partner has created.
 *
 * @param stated what the partner stated first
 * @param owner who created it
 */
public record Claim(String id, ClaimDraft stated, Caller owner) {

  public String customerAddress() {
    return stated.text("/customerContact/email");
  }

  public String partnerAddress() {
    return stated.text("/partnerContact/email");
  }

  public String customerName() {
    return stated.text("/customer/name");
  }
}
