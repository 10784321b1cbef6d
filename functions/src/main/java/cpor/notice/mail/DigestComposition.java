package cpor.notice.mail;

import cpor.claim.Language;
import cpor.wording.Fact;
import cpor.wording.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words the digest, in English, as the lead is written to. Whatever has waited longest is told if
 * not all of it can be.
 */
record DigestComposition(Letterhead letterhead) {

  private static final int MOST_LINES = 50;
  private static final Terms TERMS = Terms.in(Language.EN);

  Message of(Digest digest) {
    List<Block.Entry> overdue = new ArrayList<>();
    List<Block.Entry> held = new ArrayList<>();
    longest(digest)
        .forEach(
            entry -> {
              switch (entry) {
                case Digest.Overdue late -> overdue.add(line(late, missed(late)));
                case Digest.Held stuck -> held.add(line(stuck, why(stuck)));
              }
            });
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Facts.of(
            List.of(count("Overdue", digest.overdue()), count("On hold", digest.held()))));
    if (!overdue.isEmpty()) {
      blocks.add(new Block.Entries("Overdue, the longest first", overdue));
    }
    if (!held.isEmpty()) {
      blocks.add(new Block.Entries("On hold, the longest first", held));
    }
    int more = digest.claims() - overdue.size() - held.size();
    if (more > 0) {
      blocks.add(new Block.Paragraph("And %d more.".formatted(more)));
    }
    blocks.add(new Block.Action("Open the portal", letterhead.portalUrl()));
    blocks.add(
        new Block.SmallPrint(
            "You get this mail as the reviewers' lead, on each business day on which a claim is"
                + " overdue or on hold."));
    blocks.add(
        new Block.SmallPrint(
            "Questions, or a mail that you did not expect? Write to %s."
                .formatted(letterhead.supportAddress())));
    return new Message(
        Language.EN.code(),
        "Digest: %d overdue, %d on hold".formatted(digest.overdue().size(), digest.held().size()),
        letterhead.programme(),
        "Claims that are overdue or on hold",
        blocks);
  }

  private static Stream<Digest.Entry> longest(Digest digest) {
    return Stream.<Digest.Entry>concat(digest.overdue().stream(), digest.held().stream())
        .sorted(Comparator.comparing(Digest.Entry::since))
        .limit(MOST_LINES);
  }

  private static Fact count(String label, List<?> claims) {
    return new Fact(label, Integer.toString(claims.size()));
  }

  private Block.Entry line(Digest.Entry entry, String detail) {
    return new Block.Entry(
        "%s, claimed by %s".formatted(entry.customerName(), entry.partnerName()),
        letterhead.linkTo(entry.claimId()),
        "%s Claim %s.".formatted(detail, entry.claimId()));
  }

  private String missed(Digest.Overdue late) {
    StringBuilder said = new StringBuilder(TERMS.stage(late.stage())).append('.');
    Instant review = late.reviewDueAt();
    if (review != null) {
      said.append(" Review due since %s.".formatted(TERMS.end(review, letterhead.zone())));
    }
    Instant decision = late.decisionDueAt();
    if (decision != null) {
      said.append(" Decision due since %s.".formatted(TERMS.end(decision, letterhead.zone())));
    }
    return said.toString();
  }

  private String why(Digest.Held stuck) {
    return "%s On hold since %s."
        .formatted(TERMS.reason(stuck.reason()), TERMS.moment(stuck.since(), letterhead.zone()));
  }
}
