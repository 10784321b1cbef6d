package cpor.acceptance;

import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.ConsentLink;
import cpor.acceptance.client.DownloadLink;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.SentMail;
import cpor.acceptance.world.World;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One test's people, and the claims that they file in the world that all tests share. A test sees
 * only its own claims, and mails to people whom only these claims name.
 */
final class Scenario {

  private final List<Claim> claims = new ArrayList<>();
  private final World world;
  private final Partner partner;

  Scenario(World world) {
    this.world = world.concernedWith(() -> claims().stream().map(Claim::id).toList());
    this.partner = partner("org-17");
  }

  World world() {
    return world;
  }

  /** All claims that were created so far. */
  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** The partner that most claims are about. */
  Partner partner() {
    return partner;
  }

  /** Somebody of a partner organisation, by the name of the client that gets the token. */
  Partner partner(String client) {
    return new Partner(world, world.token(client), claims::add);
  }

  Reviewer reviewer() {
    return reviewer("reviewer-1");
  }

  Reviewer anotherReviewer() {
    return reviewer("reviewer-2");
  }

  Reviewer reviewer(String client) {
    return new Reviewer(world, world.token(client));
  }

  /** A claim that a reviewer looks at. */
  Claim claimUnderReview() {
    Claim claim = partner.files();
    reviewer().starts(claim);
    return claim;
  }

  /** A claim whose partner has to answer. */
  Claim claimWithOpenRequest() {
    Claim claim = claimUnderReview();
    reviewer().asksForMore(claim);
    return claim;
  }

  /** A claim whose customer was asked. */
  Claim approvedClaim() {
    Claim claim = claimUnderReview();
    reviewer().approves(claim);
    return claim;
  }

  /** A claim that the customer's silence has confirmed. */
  Claim associatedClaim() {
    Claim claim = approvedClaim();
    passDeadlineOf(claim);
    return claim;
  }

  /** A claim that the reviewer has rejected. */
  Claim rejectedClaim() {
    Claim claim = claimUnderReview();
    reviewer().rejects(claim);
    return claim;
  }

  /** A claim whose rejection by the reviewer is disputed. */
  Claim disputedClaim() {
    Claim claim = rejectedClaim();
    partner.disputes(claim);
    return claim;
  }

  /** A claim whose dispute the other reviewer refused. */
  Claim closedClaim() {
    Claim claim = disputedClaim();
    anotherReviewer().rejects(claim);
    return claim;
  }

  /** What is still open is withdrawn: it would go on while others let time pass. */
  void withdrawsWhatIsOpen() {
    claims().stream()
        .filter(claim -> claim.owner().get(claim, "").status() == 200)
        .filter(claim -> claim.owner().reads(claim).allowedActions().contains("withdraw"))
        .forEach(claim -> claim.owner().does(claim, Command.withdraw("OTHER")));
  }

  /** Sends a request without any token. */
  Answer anonymous(Call call) {
    return new ConsentLink(world, world.api()).sends(call);
  }

  /** Follows a link to a document. */
  Answer download(String link) {
    return new DownloadLink(URI.create(link)).follows();
  }

  Instant now() {
    return world.now();
  }

  /** Lets time pass until the clock that the claim shows has run out. */
  void passDeadlineOf(Claim claim) {
    world.passTo(partner.reads(claim).dueAt());
  }

  /** What an address received, oldest first. */
  List<SentMail> mailsTo(String address) {
    return world.mails().stream().filter(mail -> mail.to().equals(address)).toList();
  }

  List<String> subjectsTo(String address) {
    return mailsTo(address).stream().map(SentMail::subject).toList();
  }

  /** The newest mail that asked the customer's contact. */
  SentMail consentNotice(Claim claim) {
    return consentNotices(claim.customerAddress()).getLast();
  }

  /** The mails that asked somebody, oldest first. */
  List<SentMail> consentNotices(String address) {
    return mailsTo(address).stream().filter(ConsentLink::isIn).toList();
  }

  /** The link in the newest mail that asked the customer's contact. */
  ConsentLink consentLink(Claim claim) {
    return ConsentLink.in(consentNotice(claim), world);
  }

  /** The link in the newest mail that asked somebody. */
  ConsentLink consentLinkTo(String address) {
    return ConsentLink.in(consentNotices(address).getLast(), world);
  }
}
