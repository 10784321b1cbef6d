package cpor.simulation.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/** The mail service: takes mails, and reports what became of them, not always in time. */
public final class Mails {

  /** What the mail service says of a mail that it has taken. */
  public enum Report {
    DELIVERED("Email Delivered", "Delivery"),
    BOUNCED_FOR_GOOD("Email Bounced", "Bounce"),
    BOUNCED_FOR_NOW("Email Bounced", "Bounce"),
    COMPLAINED("Email Complaint Received", "Complaint"),
    WANTED("Email Complaint Received", "Complaint"),
    REJECTED("Email Rejected", "Reject");

    private final String detailType;
    private final String eventType;

    Report(String detailType, String eventType) {
      this.detailType = detailType;
      this.eventType = eventType;
    }
  }

  private final World world;
  private final Random random;
  private final Consumer<Mail> taken;
  private final List<Mail> mails = new ArrayList<>();
  private @Nullable Instant downUntil;
  private final String configurationSet;

  Mails(World world, Random random, String configurationSet, Consumer<Mail> taken) {
    this.world = world;
    this.random = random;
    this.configurationSet = configurationSet;
    this.taken = taken;
  }

  public List<Mail> all() {
    return List.copyOf(mails);
  }

  boolean isDown() {
    if (downUntil == null && world.storm().brings(Trouble.MAIL_DOWN) && random.nextInt(20) == 0) {
      downUntil = world.now().plus(Duration.ofMinutes(random.nextInt(30 * 60)));
      world.chronicle().tellFault("the mail service is down until " + downUntil);
    }
    boolean down = downUntil != null && world.now().isBefore(downUntil) && !world.storm().isOver();
    if (down) {
      world.chronicle().tellFault("the mail service takes nothing");
    }
    return down;
  }

  void refused(SendEmailRequest request) {
    world.chronicle().tell("the mail service refuses " + tag(request, "kind") + " for good");
  }

  /** Takes a mail and returns its own name for it. */
  String take(SendEmailRequest request, Invocation sender) {
    String[] numbers = tag(request, "notice").split("-", 2);
    boolean aboutClaim = numbers.length == 2;
    Mail mail =
        new Mail(
            "mail-" + (mails.size() + 1),
            aboutClaim ? tag(request, "claim") : null,
            tag(request, "kind"),
            aboutClaim ? Integer.parseInt(numbers[0]) : 0,
            aboutClaim ? Integer.parseInt(numbers[1]) : 0,
            request.destination().toAddresses().getFirst(),
            request.message().body().text().data(),
            world.now(),
            sender);
    mails.add(mail);
    world.chronicle().tell(sender.name() + " hands over " + mail.id() + ": " + mail.notice());
    taken.accept(mail);
    if (aboutClaim) {
      reportOn(mail);
    }
    return mail.id();
  }

  private void reportOn(Mail mail) {
    int dice = random.nextInt(100);
    Duration soon = soon();
    if (dice < 68) {
      report(mail, Report.DELIVERED, soon);
    } else if (dice < 76) {
      report(mail, Report.BOUNCED_FOR_GOOD, soon);
    } else if (dice < 81) {
      report(mail, Report.BOUNCED_FOR_NOW, soon);
      report(mail, Report.DELIVERED, soon.plusHours(1 + random.nextInt(10)));
    } else if (dice < 86) {
      report(mail, Report.DELIVERED, soon);
      report(mail, Report.COMPLAINED, soon.plusHours(random.nextInt(72)));
    } else if (dice < 91) {
      report(mail, Report.DELIVERED, soon);
      report(mail, Report.WANTED, soon.plusHours(random.nextInt(72)));
    } else if (dice < 94) {
      report(mail, Report.REJECTED, soon);
    }
  }

  /** A bounce may be heard of before whoever handed the mail over has recorded that. */
  private Duration soon() {
    return random.nextInt(3) == 0
        ? Duration.ofMillis(random.nextInt(200))
        : Duration.ofSeconds(1 + random.nextInt(60));
  }

  private void report(Mail mail, Report report, Duration delay) {
    if (world.storm().brings(Trouble.REPORT_LOST)) {
      world.chronicle().tellFault("nobody is told that " + mail.id() + " " + report);
      return;
    }
    Duration late = delay;
    if (world.storm().brings(Trouble.REPORT_LATE)) {
      late = delay.plusMinutes(random.nextInt(10 * 24 * 60));
      world.chronicle().tellFault("late is told that " + mail.id() + " " + report);
    }
    int times = world.storm().brings(Trouble.REPORT_REPEATED) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      var _ =
          world
              .scheduler()
              .after(
                  late.plusMinutes((long) i * random.nextInt(600)),
                  () -> {
                    world.chronicle().tell("the mail service reports " + mail.id() + " " + report);
                    world.reported(mail, report);
                    world.queues().route(event(mail, report));
                  });
    }
  }

  private ObjectNode event(Mail mail, Report report) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", mail.id() + "-" + report);
    event.put("detail-type", report.detailType).put("source", "aws.ses");
    ObjectNode detail = event.putObject("detail").put("eventType", report.eventType);
    ObjectNode tags = detail.putObject("mail").put("messageId", mail.id()).putObject("tags");
    tags.putArray("ses:configuration-set").add(configurationSet);
    tags.putArray("claim").add(mail.claimId());
    tags.putArray("kind").add(mail.kind());
    tags.putArray("notice").add(mail.sequence() + "-" + mail.occurrence());
    switch (report) {
      case BOUNCED_FOR_GOOD -> detail.putObject("bounce").put("bounceType", "Permanent");
      case BOUNCED_FOR_NOW -> detail.putObject("bounce").put("bounceType", "Transient");
      case COMPLAINED -> detail.putObject("complaint").put("complaintFeedbackType", "abuse");
      case WANTED -> detail.putObject("complaint").put("complaintFeedbackType", "not-spam");
      case DELIVERED -> detail.putObject("delivery");
      case REJECTED -> detail.putObject("reject").put("reason", "Bad content");
    }
    return event;
  }

  private static String tag(SendEmailRequest request, String name) {
    return request.tags().stream()
        .filter(tag -> tag.name().equals(name))
        .map(MessageTag::value)
        .findFirst()
        .orElse("");
  }
}
