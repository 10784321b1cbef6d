package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** A service refused a call, or failed at it. */
public final class AwsError extends RuntimeException {
  private final String code;
  private final int status;
  private final String requestId;

  private AwsError(String code, String message, int status, String requestId) {
    super(message);
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }

  static AwsError from(HttpResponse<?> response, JsonNode body) {
    String type = body.path("__type").asText("UnknownError");
    String message =
        body.has("Message") ? body.path("Message").asText() : body.path("message").asText();
    String requestId = response.headers().firstValue("x-amzn-requestid").orElse("");
    return new AwsError(
        type.substring(type.lastIndexOf('#') + 1), message, response.statusCode(), requestId);
  }

  /** Its short name, such as {@code TransactionCanceledException}. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  public String requestId() {
    return requestId;
  }

  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
