package cpor.local.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
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
    Answer answer = answer(received(request));
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

  private static Request received(org.eclipse.jetty.server.Request request) throws IOException {
    HttpURI uri = request.getHttpURI();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .getHeaders()
        .getFieldNamesCollection()
        .forEach(name -> headers.put(name, request.getHeaders().getValuesList(name)));
    return new Request(
        request.getMethod(),
        uri.getPath(),
        Optional.ofNullable(uri.getQuery()).orElse(""),
        headers,
        body(request));
  }

  private static byte[] body(org.eclipse.jetty.server.Request request) throws IOException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      byte[] read = body.readNBytes(LONGEST_BODY);
      // a client that is still sending does not listen
      body.transferTo(OutputStream.nullOutputStream());
      return read;
    }
  }
}
