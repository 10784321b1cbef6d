package cpor.api.view;

import cpor.api.request.Caller;
import cpor.claim.Actor;
import io.avaje.jsonb.Json;

/** Who did something, as one caller is shown it: partners do not learn reviewers' names. */
@Json
record ActorView(Actor.Kind kind, String name) {
  static ActorView of(Actor actor, Caller caller) {
    boolean nameless =
        switch (caller) {
          case Caller.Partner _ -> actor.kind() == Actor.Kind.REVIEWER;
          case Caller.Reviewer _ -> false;
        };
    String name = actor.displayName();
    return new ActorView(actor.kind(), nameless || name == null ? nameless(actor.kind()) : name);
  }

  private static String nameless(Actor.Kind kind) {
    return switch (kind) {
      case PARTNER -> "Partner";
      case REVIEWER -> "Reviewer";
      case CUSTOMER -> "Customer";
      case SYSTEM -> "System";
    };
  }
}
