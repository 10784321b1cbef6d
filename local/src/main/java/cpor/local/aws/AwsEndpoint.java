package cpor.local.aws;

import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.DoorHandler;
import cpor.local.web.ReadRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
 * signed for. What has neither is S3, which may be asked without a signature. Who calls is said by
 * the key that signed. Guards look at a call before its service does.
 */
public final class AwsEndpoint extends Handler.Sequence {

  /** Mails may be sent without a signature. */
  private static final String UNSIGNED_FORM = "ses";

  /** Where the sent mails can be read, as on LocalStack. */
  public static final String SENT_MAIL = "/_aws/ses";

  /**
   * A service behind the endpoint.
   *
   * @param name as IAM spells it; empty for what is no service of AWS, which nobody guards
   */
  private record Served(String name, Handler handler, ErrorForm errors) {}

  /**
   * What is asked through a door of ours.
   *
   * @param byTarget by the service's version, which {@code X-Amz-Target} begins with
   * @param forms what takes forms, by the name that requests are signed for
   * @param rest what takes anything else, by that name
   */
  public record Services(
      Map<String, Targeted> byTarget, Map<String, Door> forms, Map<String, Door> rest) {

    public Services {
      byTarget = Map.copyOf(byTarget);
      forms = Map.copyOf(forms);
      rest = Map.copyOf(rest);
    }
  }

  /**
   * A service that speaks the JSON protocol.
   *
   * @param name as IAM spells it
   */
  public record Targeted(String name, JsonService service) {}

  private final AccessKeys keys;
  private final List<CallGuard> guards;
  private final Served s3;
  private final Served sentMail;
  private final Map<String, Served> byTarget;
  private final Map<String, Served> forms;
  private final Map<String, Served> rest;
  private final Served unknown = door("", AwsEndpoint::unknown, ErrorForm.JSON);
  private final Served unknownForm = door("", AwsEndpoint::unknownForm, ErrorForm.QUERY);

  private AwsEndpoint(
      AccessKeys keys, List<CallGuard> guards, Served s3, Served sentMail, Services services) {
    super(s3.handler);
    this.keys = keys;
    this.guards = List.copyOf(guards);
    this.s3 = s3;
    this.sentMail = sentMail;
    this.byTarget =
        served(
            services.byTarget(),
            (_, targeted) ->
                door(targeted.name, new JsonProtocol(targeted.service), ErrorForm.JSON));
    this.forms =
        served(services.forms(), (name, door) -> door(iamName(name), door, ErrorForm.QUERY));
    this.rest = served(services.rest(), (name, door) -> door(name, door, ErrorForm.JSON));
  }

  /** Where IAM does not spell a service as it signs. */
  private static String iamName(String signedFor) {
    return signedFor.equals("monitoring") ? "cloudwatch" : signedFor;
  }

  /**
   * The services behind one address; they start and stop with the web server that serves it.
   *
   * @param guards are asked in their order
   */
  public static AwsEndpoint of(
      AccessKeys keys, List<CallGuard> guards, EmbeddedS3 s3, Door sentMail, Services services) {
    return new AwsEndpoint(
        keys,
        guards,
        new Served("s3", s3, ErrorForm.S3),
        door("", sentMail, ErrorForm.JSON),
        services);
  }

  private static <S> Map<String, Served> served(
      Map<String, S> services, BiFunction<String, S, Served> door) {
    return services.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, service -> door.apply(service.getKey(), service.getValue())));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Served service = service(request);
    if (service.name.isEmpty()) {
      return service.handler.handle(request, response, callback);
    }
    if (service.equals(s3) && HttpMethod.PUT.is(request.getMethod())) {
      // what is uploaded passes as it comes
      return guarded(service, ReadRequest.head(request), request, response, callback);
    }
    ReadRequest read = ReadRequest.of(request);
    return guarded(service, read.received(), read, response, callback);
  }

  private boolean guarded(
      Served service,
      cpor.local.web.Request asked,
      Request request,
      Response response,
      Callback callback)
      throws Exception {
    Optional<Answer> refusal = refusal(service, asked);
    Handler answering =
        refusal.<Handler>map(answer -> new DoorHandler(_ -> answer)).orElse(service.handler);
    return answering.handle(request, response, callback);
  }

  private Optional<Answer> refusal(Served service, cpor.local.web.Request request) {
    Caller caller =
        scope(request).map(scope -> keys.caller(scope.accessKeyId())).orElseGet(Caller.Owner::new);
    Call call = new Call(caller, service.name, operation(service, request), request);
    try {
      guards.forEach(guard -> guard.check(call));
      return Optional.empty();
    } catch (AwsError refused) {
      return Optional.of(identified(service.errors.answer(refused)));
    }
  }

  private String operation(Served service, cpor.local.web.Request request) {
    if (service.equals(s3)) {
      return S3Operation.of(request);
    }
    return request
        .header(JsonProtocol.TARGET)
        .map(target -> target.substring(target.lastIndexOf('.') + 1))
        .or(() -> Optional.ofNullable(request.form().get("Action")))
        .orElseGet(() -> requestLine(request));
  }

  private static String requestLine(cpor.local.web.Request request) {
    return request.method() + " " + request.rawPath();
  }

  private Served service(Request request) {
    String target = request.getHeaders().get(JsonProtocol.TARGET);
    if (target != null) {
      String service = target.substring(0, Math.max(target.lastIndexOf('.'), 0));
      return byTarget.getOrDefault(service, unknown);
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
    return CredentialScope.of(
            Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.AUTHORIZATION), ""),
            Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""))
        .map(CredentialScope::service)
        .orElse("");
  }

  private static boolean isForm(Request request) {
    String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return HttpMethod.POST.is(request.getMethod())
        && contentType != null
        && contentType.startsWith("application/x-www-form-urlencoded");
  }

  private static Served door(String name, Door service, ErrorForm errors) {
    return new Served(
        name, new DoorHandler(request -> identified(answer(service, request))), errors);
  }

  private static Answer identified(Answer answer) {
    return answer.with("x-amzn-requestid", UUID.randomUUID().toString());
  }

  private static Answer answer(Door service, cpor.local.web.Request request) {
    try {
      return service.answer(request);
    } catch (RuntimeException failure) {
      return JsonProtocol.fault(500, "InternalFailure", "the local cloud failed: " + failure);
    }
  }

  private static Answer unknown(cpor.local.web.Request request) {
    return ErrorForm.JSON.answer(
        request
            .header(JsonProtocol.TARGET)
            .map(AwsError::notServed)
            .orElseGet(() -> AwsError.notServed(service(request), requestLine(request))));
  }

  /** A caller that sends a form, in the AWS Query protocol, expects XML. */
  private static Answer unknownForm(cpor.local.web.Request request) {
    String action = request.form().getOrDefault("Action", "");
    return ErrorForm.QUERY.answer(AwsError.notServed(service(request), action));
  }

  private static String service(cpor.local.web.Request request) {
    return scope(request).map(CredentialScope::service).orElse("");
  }

  private static Optional<CredentialScope> scope(cpor.local.web.Request request) {
    return CredentialScope.of(request.header("authorization").orElse(""), request.rawQuery());
  }
}
