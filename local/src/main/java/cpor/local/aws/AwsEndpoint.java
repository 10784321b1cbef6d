package cpor.local.aws;

import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.DoorHandler;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every call of AWS enters, whoever makes it: a function, a state machine, the AWS CLI. A
 * request says by itself which service it is for: by {@code X-Amz-Target}, or by the service it is
 * signed for. What has neither is S3, which may be asked without a signature.
 */
public final class AwsEndpoint extends Handler.Sequence {

  private static final String UNKNOWN = "UnknownOperationException";
  private static final String NOT_SERVED =
      " is not served here: only DynamoDB, S3, SES version 1, EventBridge and Step Functions are";

  /** Where the sent mails can be read, as on LocalStack. */
  public static final String SENT_MAIL = "/_aws/ses";

  private final Handler dynamoDb;
  private final Handler s3;
  private final Handler ses;
  private final Handler sentMail;
  private final Handler stepFunctions;
  private final Handler eventBus;
  private final Handler unknown = served(AwsEndpoint::unknown);
  private final Handler unknownQuery = served(AwsEndpoint::unknownQuery);

  private AwsEndpoint(
      Handler dynamoDb,
      Handler s3,
      Handler ses,
      Handler sentMail,
      Handler stepFunctions,
      Handler eventBus) {
    super(dynamoDb, s3, ses, sentMail, stepFunctions, eventBus);
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
    this.ses = ses;
    this.sentMail = sentMail;
    this.stepFunctions = stepFunctions;
    this.eventBus = eventBus;
  }

  /** The services behind one address; they start and stop with the web server that serves it. */
  public static AwsEndpoint of(
      EmbeddedDynamoDb dynamoDb,
      EmbeddedS3 s3,
      Door ses,
      Door sentMail,
      JsonService stepFunctions,
      JsonService eventBus) {
    return new AwsEndpoint(
        dynamoDb,
        s3,
        served(ses),
        served(sentMail),
        served(new JsonProtocol(stepFunctions)),
        served(new JsonProtocol(eventBus)));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return service(request).handle(request, response, callback);
  }

  private Handler service(Request request) {
    String target = request.getHeaders().get(JsonProtocol.TARGET);
    if (target != null) {
      return switch (target.substring(0, Math.max(target.lastIndexOf('.'), 0))) {
        case "DynamoDB_20120810", "DynamoDBStreams_20120810" -> dynamoDb;
        case "AWSStepFunctions" -> stepFunctions;
        case "AWSEvents" -> eventBus;
        default -> unknown;
      };
    }
    if (request.getHttpURI().getPath().equals(SENT_MAIL)) {
      return sentMail;
    }
    boolean form = isForm(request);
    return switch (signedFor(request)) {
      case "" -> form ? ses : s3;
      case "s3" -> s3;
      case "ses" -> form ? ses : unknown;
      default -> form ? unknownQuery : unknown;
    };
  }

  private static String signedFor(Request request) {
    return CredentialScope.service(
            Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.AUTHORIZATION), ""),
            Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""))
        .orElse("");
  }

  private static boolean isForm(Request request) {
    String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return HttpMethod.POST.is(request.getMethod())
        && contentType != null
        && contentType.startsWith("application/x-www-form-urlencoded");
  }

  private static Handler served(Door service) {
    return new DoorHandler(
        request -> answer(service, request).with("x-amzn-requestid", UUID.randomUUID().toString()));
  }

  private static Answer answer(Door service, cpor.local.web.Request request) {
    try {
      return service.answer(request);
    } catch (RuntimeException failure) {
      return JsonProtocol.fault(500, "InternalFailure", "the local cloud failed: " + failure);
    }
  }

  private static Answer unknown(cpor.local.web.Request request) {
    String what =
        request
            .header(JsonProtocol.TARGET)
            .orElseGet(() -> service(request) + ": " + request.method() + " " + request.rawPath());
    return JsonProtocol.fault(400, UNKNOWN, what + NOT_SERVED);
  }

  /** A caller that sends a form, in the AWS Query protocol, expects XML. */
  private static Answer unknownQuery(cpor.local.web.Request request) {
    return Answer.of(
        400,
        "text/xml; charset=utf-8",
        ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                + "</ErrorResponse>")
            .formatted(UNKNOWN, service(request) + NOT_SERVED));
  }

  private static String service(cpor.local.web.Request request) {
    return CredentialScope.service(request.header("authorization").orElse(""), request.rawQuery())
        .orElse("");
  }
}
