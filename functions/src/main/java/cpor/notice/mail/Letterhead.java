package cpor.notice.mail;

import cpor.wording.SingleLine;
import java.time.ZoneId;

/**
 * What all mails of a programme have in common.
 *
 * @param programme the programme's name, which heads each mail
 * @param portalUrl where partners and the lead read claims, without a slash at its end
 * @param supportAddress whom each mail says to ask
 * @param zone the programme's time zone, in which dates are printed
 */
public record Letterhead(String programme, String portalUrl, String supportAddress, ZoneId zone) {

  public Letterhead {
    programme = SingleLine.of(programme);
  }

  String linkTo(String claimId) {
    return portalUrl + "/claims/" + claimId;
  }
}
