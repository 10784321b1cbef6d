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
      return Answer.of(
          200,
          "text/xml; charset=utf-8",
          "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
              .formatted(
                  action,
                  namespace,
                  result,
                  "<ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>"
                      .formatted(UUID.randomUUID())));
    } catch (AwsError refused) {
      return ErrorForm.QUERY.answer(refused);
    }
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
    return ErrorForm.escaped(value.asText());
  }
}
