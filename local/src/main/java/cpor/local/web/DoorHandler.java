package cpor.local.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets a door answer the requests that the web server takes. */
public final class DoorHandler extends Handler.Abstract {

  /** One byte more than API Gateway takes, so that the gateway sees what is too long. */
  private static final int LONGEST_BODY = 10 * 1024 * 1024 + 1;

  private static final System.Logger LOG = System.getLogger(DoorHandler.class.getName());

  private final Door door;

  public DoorHandler(Door door) {
    this.door = door;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback)
      throws IOException {
    Answer answer = answer(ReadRequest.upTo(LONGEST_BODY, request));
    response.setStatus(answer.status());
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  private Answer answer(Request request) {
    try {
      return door.answer(request);
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.rawPath(), failure);
      return Answer.of(500, "text/plain; charset=utf-8", String.valueOf(failure.getMessage()));
    }
  }
}
