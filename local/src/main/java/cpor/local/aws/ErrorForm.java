package cpor.local.aws;

import cpor.local.web.Answer;
import java.util.UUID;

/** How a service tells of an error. */
enum ErrorForm {
  JSON {
    @Override
    Answer answer(AwsError error) {
      return JsonProtocol.fault(error);
    }
  },
  /** The AWS Query protocol, whose answers are XML. */
  QUERY {
    @Override
    Answer answer(AwsError error) {
      return xml(
          error,
          "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
              .formatted(
                  error.status() < 500 ? "Sender" : "Receiver",
                  error.code(),
                  escaped(error.message()),
                  UUID.randomUUID()));
    }
  },
  S3 {
    @Override
    Answer answer(AwsError error) {
      return xml(
          error,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"
              .formatted(error.code(), escaped(error.message()), UUID.randomUUID()));
    }
  };

  abstract Answer answer(AwsError error);

  private static Answer xml(AwsError error, String body) {
    return Answer.of(error.status(), "text/xml; charset=utf-8", body);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
