package cpor.acceptance.client;

import cpor.acceptance.world.World;
import java.util.List;

/** Somebody who judges claims. */
public final class Reviewer {

  private final Caller caller;

  public Reviewer(World world, String token) {
    this.caller = new Caller(world, "/reviews", token);
  }

  public Caller caller() {
    return caller;
  }

  public ClaimView starts(Claim claim) {
    return caller.does(claim, Command.start());
  }

  public ClaimView asksForMore(Claim claim) {
    return caller.does(
        claim, Command.requestAction("The dates are missing.", "DATES_MISSING_OR_OLD"));
  }

  public ClaimView approves(Claim claim) {
    return caller.does(claim, Command.approve());
  }

  public ClaimView rejects(Claim claim) {
    return caller.does(claim, Command.reject("No customer signature.", "POE_INSUFFICIENT"));
  }

  public void comments(Claim claim, String text) {
    tries(claim, Command.comment(text)).with(201);
  }

  public ClaimView correctsTheContact(Claim claim, String email) {
    return caller.does(claim, Command.correctContact(email));
  }

  public Answer tries(Claim claim, Command command) {
    return caller.tries(claim, command);
  }

  public ClaimView reads(Claim claim) {
    return caller.reads(claim);
  }

  public List<String> eventTypes(Claim claim) {
    return caller.eventTypes(claim);
  }
}
