package cpor.http;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the product reads of an event of API Gateway, payload format 2.0. */
@Json
record GatewayEvent(
    String routeKey,
    String rawPath,
    @Nullable Map<String, String> headers,
    @Nullable Map<String, String> queryStringParameters,
    @Nullable Map<String, String> pathParameters,
    RequestContext requestContext,
    @Nullable String body,
    boolean isBase64Encoded) {

  @Json
  record RequestContext(String requestId, @Nullable Authorizer authorizer, Http http) {}

  @Json
  record Http(String method) {}

  @Json
  record Authorizer(@Nullable Jwt jwt) {}

  @Json
  record Jwt(@Nullable Map<String, String> claims) {}
}
