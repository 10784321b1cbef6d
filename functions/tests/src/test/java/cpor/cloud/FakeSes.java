package cpor.cloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;

/** SES: takes every mail and keeps it, until it is told to fail. */
public final class FakeSes implements SesClient {

  private static final Pattern LINK = Pattern.compile("(?m)^https://\\S+/consent/(\\S+)$");

  private final List<Sent> sent = new ArrayList<>();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private int messages;
  private @Nullable Function<SendEmailRequest, RuntimeException> failure;

  /** A mail that was taken. */
  public record Sent(String messageId, SendEmailRequest request) {

    public String to() {
      return String.join(",", request.destination().toAddresses());
    }

    public String subject() {
      return request.message().subject().data();
    }

    public String text() {
      return request.message().body().text().data();
    }

    public String html() {
      return request.message().body().html().data();
    }

    /** The kind of notice that the mail is tagged with. */
    public String kind() {
      return tag("kind");
    }

    public String tag(String name) {
      return request.tags().stream()
          .filter(tag -> tag.name().equals(name))
          .map(MessageTag::value)
          .collect(Collectors.joining(","));
    }

    /** The token of the opt-out link, which stands alone on its line. */
    public String token() {
      Matcher link = LINK.matcher(text());
      if (!link.find()) {
        throw new AssertionError("no link stands alone on a line of:\n" + text());
      }
      return link.group(1);
    }
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** What was sent since the last time that this was asked. */
  public List<Sent> takeSent() {
    List<Sent> taken = sent();
    sent.clear();
    return taken;
  }

  /** Lets something happen while the next mail is being taken, or refused. */
  public void meanwhile(Runnable happens) {
    meanwhile.add(happens);
  }

  /** Answers every mail with an error that names its recipient, as SES likes to. */
  public void failWith(int status, String code) {
    failure =
        request ->
            error(
                SesException.builder(),
                status,
                code,
                "not taken: " + request.destination().toAddresses());
  }

  /** Answers the next mail with an error, and takes those after it. */
  public void failNext(int status, String code) {
    failure =
        _ -> {
          recover();
          return error(SesException.builder(), status, code, "not taken");
        };
  }

  /** Answers every mail with this. */
  public void failWith(RuntimeException error) {
    failure = _ -> error;
  }

  public void recover() {
    failure = null;
  }

  /** An error as the SDK makes it of an answer of SES. */
  public static RuntimeException error(
      SesException.Builder error, int status, String code, String message) {
    return error
        .statusCode(status)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Ses")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    if (failure != null) {
      whatHappensMeanwhile();
      throw failure.apply(request);
    }
    String messageId = "message-" + ++messages;
    sent.add(new Sent(messageId, request));
    whatHappensMeanwhile();
    return SendEmailResponse.builder().messageId(messageId).build();
  }

  private void whatHappensMeanwhile() {
    if (!meanwhile.isEmpty()) {
      meanwhile.remove().run();
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
