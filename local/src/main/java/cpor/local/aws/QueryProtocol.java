package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The AWS Query protocol in front of a service.
 *
 * @param namespace of its XML
 */
public record QueryProtocol(String namespace, QueryService service) implements Door {

  @Override
  public Answer answer(Request request) {
    Map<String, String> form = request.form();
    String action = form.getOrDefault("Action", "");
    try {
      String result = xml(service.answer(action, form));
      return xml(
          200,
          "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
              .formatted(
                  action,
                  namespace,
                  result,
                  "<ResponseMetadata>" + requestId() + "</ResponseMetadata>"));
    } catch (AwsError refused) {
      return fault(refused.status(), refused.code(), refused.message());
    }
  }

  static Answer fault(int status, String code, String message) {
    return xml(
        status,
        "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>%s</ErrorResponse>"
            .formatted(status < 500 ? "Sender" : "Receiver", code, escaped(message), requestId()));
  }

  /** An object's members are elements, a list's items {@code member}s. */
  private static String xml(JsonNode value) {
    if (value.isArray()) {
      return value
          .valueStream()
          .map(item -> "<member>" + xml(item) + "</member>")
          .collect(Collectors.joining());
    }
    if (value.isObject()) {
      return value
          .propertyStream()
          .map(member -> "<%1$s>%2$s</%1$s>".formatted(member.getKey(), xml(member.getValue())))
          .collect(Collectors.joining());
    }
    return escaped(value.asText());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String requestId() {
    return "<RequestId>" + UUID.randomUUID() + "</RequestId>";
  }

  private static Answer xml(int status, String body) {
    return Answer.of(status, "text/xml; charset=utf-8", body);
  }
}
