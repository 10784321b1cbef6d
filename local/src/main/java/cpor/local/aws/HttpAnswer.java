package cpor.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** A whole HTTP answer. */
record HttpAnswer(int status, String contentType, String body) {

  static HttpAnswer json(int status, JsonNode body) {
    return new HttpAnswer(status, "application/json", body.toString());
  }

  static HttpAnswer xml(int status, String body) {
    return new HttpAnswer(status, "text/xml", body);
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
