package cpor.api;

import cpor.claim.Actor;
import io.avaje.jsonb.Json;

/** Who did something, as one caller is shown it. */
@Json
record ActorView(Actor.Kind kind, String name) {
  static ActorView of(Actor actor, Caller caller) {
    return new ActorView(actor.kind(), caller.nameOf(actor));
  }
}
