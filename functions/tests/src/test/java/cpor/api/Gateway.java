package cpor.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.FakeCloud;
import cpor.handler.ClaimsApi;
import cpor.handler.ReviewsApi;
import cpor.http.Call;
import java.util.Map;

/** Calls the API's functions as API Gateway does, after it has checked token and scopes. */
final class Gateway {

  static final Map<String, String> PARTNER =
      Map.of(
          "sub", "user-1",
          "name", "Péter Partner",
          "scope", "claims:read claims:write",
          "organisation", "org-17",
          "organisation_name", "Adatum Zrt.",
          "partner_ids", "4567890 7654321");
  static final Map<String, String> OTHER_PARTNER =
      Map.of(
          "sub", "user-2",
          "name", "Olga Other",
          "scope", "claims:read claims:write",
          "organisation", "org-18",
          "organisation_name", "Litware Kft.",
          "partner_ids", "1112223");
  static final Map<String, String> REVIEWER =
      Map.of("sub", "reviewer-1", "name", "Rita Reviewer", "scope", "reviews:read reviews:write");

  private final FakeCloud cloud;
  private final RequestStreamHandler claims;
  private final RequestStreamHandler reviews;
  private int keys;

  Gateway(FakeCloud cloud) {
    this.cloud = cloud;
    this.claims = new ClaimsApi(cloud);
    this.reviews = new ReviewsApi(cloud);
  }

  /** A call by this token, with a fresh key where one is needed. */
  Call as(Map<String, String> token, String route, String... pathParameters) {
    RequestStreamHandler function = route.contains("/reviews") ? reviews : claims;
    Call call = new Call(cloud, function, token, route, pathParameters);
    return route.startsWith("POST ") ? call.header("idempotency-key", "key-" + ++keys) : call;
  }
}
