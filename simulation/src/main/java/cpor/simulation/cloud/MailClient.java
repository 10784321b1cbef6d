package cpor.simulation.cloud;

import java.util.Set;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;

/** SES as a strand reaches it. */
final class MailClient implements SesClient {

  private static final Set<Fault> POSSIBLE = Calls.usualAnd(Fault.REPEATED, Fault.REFUSED);

  /** How SES says that an address is none. */
  private static final String NOT_AN_ADDRESS = "InvalidParameterValue";

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    Invocation sender = Invocation.present();
    World world = sender.world();
    return world
        .calls()
        .call(
            "hands over a mail",
            POSSIBLE,
            fault -> {
              if (world.mails().isDown()) {
                throw Calls.error(503, "ServiceUnavailable");
              }
              if (fault == Fault.REFUSED) {
                world.mails().refused(request);
                throw Calls.error(400, NOT_AN_ADDRESS);
              }
              if (fault == Fault.REPEATED) {
                String _ = world.mails().take(request, sender);
              }
              return SendEmailResponse.builder()
                  .messageId(world.mails().take(request, sender))
                  .build();
            });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
