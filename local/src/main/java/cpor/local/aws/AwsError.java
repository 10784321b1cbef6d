package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;

/** A service refuses a call, or fails at it. */
public final class AwsError extends RuntimeException {
  private static final ObjectNode NO_DETAILS = JsonNodeFactory.instance.objectNode();

  private final String code;
  private final int status;
  private final String requestId;
  private final transient ObjectNode details;

  /**
   * A refusal that is the caller's fault.
   *
   * @param code its short name, such as {@code TransactionCanceledException}
   */
  public AwsError(String code, String message) {
    this(400, code, message);
  }

  /** A refusal that has a status of its own. */
  public AwsError(int status, String code, String message) {
    this(code, message, status, "", NO_DETAILS);
  }

  /**
   * A refusal that says more.
   *
   * @param details what stands beside its code and its message
   */
  AwsError(String code, String message, ObjectNode details) {
    this(code, message, 400, "", details);
  }

  private AwsError(String code, String message, int status, String requestId, ObjectNode details) {
    super(message);
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.details = details;
  }

  /** What a service does on AWS, and not here. */
  public static AwsError notServed(String service, String operation) {
    return notServed(service + ": " + operation);
  }

  static AwsError notServed(String what) {
    return new AwsError(
        "UnknownOperationException", what + " is not served here; local/README.md lists what is");
  }

  static AwsError from(HttpResponse<?> response, JsonNode body) {
    String type = body.path("__type").asText("UnknownError");
    String message = body.path("Message").asText(body.path("message").asText());
    String requestId = response.headers().firstValue("x-amzn-requestid").orElse("");
    return new AwsError(
        type.substring(type.lastIndexOf('#') + 1),
        message,
        response.statusCode(),
        requestId,
        NO_DETAILS);
  }

  /** By which the SDK picks its exception. */
  public String code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public int status() {
    return status;
  }

  ObjectNode details() {
    return details;
  }

  /** As Step Functions tells of it. */
  public String cause(String service) {
    return "%s (Service: %s, Status Code: %d, Request ID: %s)"
        .formatted(message(), service, status, requestId);
  }
}
