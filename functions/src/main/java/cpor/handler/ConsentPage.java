package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.consent.OptOutPage;
import cpor.http.HttpExchange;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The customer's page. */
public final class ConsentPage implements RequestStreamHandler {

  private final InvocationLog log;
  private final OptOutPage page;

  public ConsentPage() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ConsentPage.class, ConsentPage::new);
  }

  public ConsentPage(Cloud cloud) {
    log = new InvocationLog(cloud, ConsentPage.class);
    page = new Assembly(cloud).optOutPage();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context,
        () -> HttpExchange.answer(input, output, context::getRemainingTimeInMillis, page::answer));
  }
}
