package cpor.local.aws;

import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.DoorHandler;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private static final String NOT_SERVED = " is not served here; local/README.md lists what is";

  /** Mails may be sent without a signature. */
  private static final String UNSIGNED_FORM = "ses";

  /** Where the sent mails can be read, as on LocalStack. */
  public static final String SENT_MAIL = "/_aws/ses";

  private final Handler dynamoDb;
  private final Handler s3;
  private final Handler sentMail;
  private final Map<String, Handler> byTarget;
  private final Map<String, Handler> forms;
  private final Map<String, Handler> rest;
  private final Handler unknown = served(AwsEndpoint::unknown);
  private final Handler unknownForm = served(AwsEndpoint::unknownForm);

  private AwsEndpoint(Handler dynamoDb, Handler s3, Handler sentMail, Services services) {
    super(dynamoDb, s3);
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
    this.sentMail = sentMail;
    this.byTarget = served(services.byTarget(), JsonProtocol::new);
    this.forms = served(services.forms(), door -> door);
    this.rest = served(services.rest(), door -> door);
  }

  /**
   * What is asked through a door of ours.
   *
   * @param byTarget by the service's version, which {@code X-Amz-Target} begins with
   * @param forms what takes forms, by the name that requests are signed for
   * @param rest what takes anything else, by that name
   */
  public record Services(
      Map<String, JsonService> byTarget, Map<String, Door> forms, Map<String, Door> rest) {

    public Services {
      byTarget = Map.copyOf(byTarget);
      forms = Map.copyOf(forms);
      rest = Map.copyOf(rest);
    }
  }

  /** The services behind one address; they start and stop with the web server that serves it. */
  public static AwsEndpoint of(
      EmbeddedDynamoDb dynamoDb, EmbeddedS3 s3, Door sentMail, Services services) {
    return new AwsEndpoint(dynamoDb, s3, served(sentMail), services);
  }

  private static <S> Map<String, Handler> served(
      Map<String, S> services, Function<S, Door> protocol) {
    return services.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, service -> served(protocol.apply(service.getValue()))));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return service(request).handle(request, response, callback);
  }

  private Handler service(Request request) {
    String target = request.getHeaders().get(JsonProtocol.TARGET);
    if (target != null) {
      String service = target.substring(0, Math.max(target.lastIndexOf('.'), 0));
      return service.startsWith("DynamoDB") ? dynamoDb : byTarget.getOrDefault(service, unknown);
    }
    if (request.getHttpURI().getPath().equals(SENT_MAIL)) {
      return sentMail;
    }
    String service = signedFor(request);
    if (service.equals("s3")) {
      return s3;
    }
    if (isForm(request)) {
      return forms.getOrDefault(service.isEmpty() ? UNSIGNED_FORM : service, unknownForm);
    }
    return service.isEmpty() ? s3 : rest.getOrDefault(service, unknown);
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
  private static Answer unknownForm(cpor.local.web.Request request) {
    String action = request.form().getOrDefault("Action", "");
    return QueryProtocol.fault(400, UNKNOWN, service(request) + ": " + action + NOT_SERVED);
  }

  private static String service(cpor.local.web.Request request) {
    return CredentialScope.service(request.header("authorization").orElse(""), request.rawQuery())
        .orElse("");
  }
}
