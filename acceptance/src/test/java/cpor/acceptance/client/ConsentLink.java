package cpor.acceptance.client;

import cpor.acceptance.world.SentMail;
import cpor.acceptance.world.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The link in a mail to the customer, and what can be done with it without a browser. */
public record ConsentLink(World world, URI address) {

  /** Whether the mail brings such a link. */
  public static boolean isIn(SentMail mail) {
    return lines(mail).findAny().isPresent();
  }

  /** The link that stands alone on a line of the mail. */
  public static ConsentLink in(SentMail mail, World world) {
    return lines(mail)
        .findFirst()
        .map(line -> new ConsentLink(world, URI.create(line)))
        .orElseThrow(() -> new AssertionError("no link in " + mail.text()));
  }

  private static Stream<String> lines(SentMail mail) {
    return mail.text().lines().filter(line -> line.matches("https?://\\S+/consent/\\S+"));
  }

  public Answer opens() {
    return sends(Call.get(address.getPath()));
  }

  /** Presses the page's button. */
  public Answer declines(String reason) {
    return sends(decline(reason));
  }

  /** What a browser sends when the button is pressed. */
  public Call decline(String reason) {
    return Call.of("POST", address.getPath())
        .withBody(Call.FORM, "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
  }

  /** Sends a request, and waits for the product to come to rest. */
  public Answer sends(Call call) {
    Answer answer = sendsHastily(call);
    world.settle();
    return answer;
  }

  /** Sends a request, and waits for nothing but the answer. */
  public Answer sendsHastily(Call call) {
    return Http.sendPatiently(world, call);
  }
}
