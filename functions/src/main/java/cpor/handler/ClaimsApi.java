package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.api.PartnerRoutes;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.HttpExchange;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The partners' side of the HTTP API. */
public final class ClaimsApi implements RequestStreamHandler {

  private final InvocationLog log;
  private final PartnerRoutes routes;

  public ClaimsApi() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ClaimsApi.class, ClaimsApi::new);
  }

  public ClaimsApi(Cloud cloud) {
    log = new InvocationLog(cloud, ClaimsApi.class);
    routes = new Assembly(cloud).partnerRoutes();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context,
        () ->
            HttpExchange.answer(input, output, context::getRemainingTimeInMillis, routes::answer));
  }
}
