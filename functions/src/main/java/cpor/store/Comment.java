package cpor.store;

import cpor.claim.Actor;
import java.time.Instant;

/** One contribution to the conversation of partner and reviewers. */
public record Comment(String id, Instant at, Actor by, String text) {}
