package cpor.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsEndpoint;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /_aws/ses}: the sent mails in the shape that LocalStack gives them. */
public record SentMailApi(MailSink sink) implements Door {

  @Override
  public Answer answer(Request request) {
    return switch (request.method()) {
      case "GET" -> list(request.query());
      case "DELETE" -> {
        sink.clear(request.query().getOrDefault("id", List.of()));
        yield new Answer(204, Map.of(), new byte[0]);
      }
      default ->
          Answer.json(
              405,
              object()
                  .put(
                      "message",
                      AwsEndpoint.SENT_MAIL + " knows GET and DELETE, not " + request.method()));
    };
  }

  private Answer list(Map<String, List<String>> query) {
    List<String> ids = query.getOrDefault("id", List.of());
    List<String> senders = query.getOrDefault("email", List.of());
    ObjectNode answer = object();
    ArrayNode messages = answer.putArray("messages");
    sink.mails().stream()
        .filter(mail -> ids.isEmpty() || ids.contains(mail.id()))
        .filter(mail -> senders.isEmpty() || senders.contains(mail.source()))
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
