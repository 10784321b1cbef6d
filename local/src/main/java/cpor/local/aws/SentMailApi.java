package cpor.local.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /_aws/ses}: the sent mails in the shape that LocalStack gives them. */
final class SentMailApi {

  static final String PATH = "/_aws/ses";

  private final MailSink sink;

  SentMailApi(MailSink sink) {
    this.sink = sink;
  }

  Answer answer(String method, Form query) {
    return switch (method) {
      case "GET" -> list(query.get("id"), query.get("email"));
      case "DELETE" -> {
        sink.clear();
        yield new Answer(204, Map.of(), new byte[0]);
      }
      default ->
          Answer.json(405, object().put("message", PATH + " knows GET and DELETE, not " + method));
    };
  }

  /**
   * @param email the sender's address, not a recipient's; both filters let all pass when empty
   */
  private Answer list(String id, String email) {
    ObjectNode answer = object();
    ArrayNode messages = answer.putArray("messages");
    sink.mails().stream()
        .filter(mail -> id.isEmpty() || mail.id().equals(id))
        .filter(mail -> email.isEmpty() || mail.source().equals(email))
        .forEach(mail -> messages.add(message(mail)));
    return Answer.json(200, answer);
  }

  private static ObjectNode message(Mail mail) {
    ObjectNode message = object();
    message.put("Id", mail.id()).put("Region", AwsClients.REGION).put("Source", mail.source());
    ObjectNode destination = message.putObject("Destination");
    addAll(destination.putArray("ToAddresses"), mail.to());
    addAll(destination.putArray("CcAddresses"), mail.cc());
    addAll(destination.putArray("BccAddresses"), mail.bcc());
    message.put("Subject", mail.subject());
    message
        .putObject("Body")
        .put("text_part", orNull(mail.text()))
        .put("html_part", orNull(mail.html()));
    message.put("Timestamp", mail.at().toString());
    return message;
  }

  /** A part that a mail does not have. */
  private static @Nullable String orNull(String part) {
    return part.isEmpty() ? null : part;
  }

  private static void addAll(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
