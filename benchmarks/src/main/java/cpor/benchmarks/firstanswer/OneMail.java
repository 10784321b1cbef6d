package cpor.benchmarks.firstanswer;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.cloud.AwsCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Body;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.Destination;
import software.amazon.awssdk.services.ses.model.Message;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

/** What no function that mails can be faster than: one item read, and one mail sent. */
public class OneMail extends OneRead {

  private final SesClient ses = new AwsCloud().ses();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    super.handleRequest(input, output, context);
    var _ =
        ses.sendEmail(
            SendEmailRequest.builder()
                .source("claims@programme.example")
                .destination(Destination.builder().toAddresses("eva@contoso.example").build())
                .message(
                    Message.builder()
                        .subject(text("A claim"))
                        .body(Body.builder().text(text("Yours?")).build())
                        .build())
                .build());
  }

  private static Content text(String text) {
    return Content.builder().data(text).charset("UTF-8").build();
  }
}
