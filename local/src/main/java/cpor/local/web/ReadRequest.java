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

/**
 * A request of the web server whose body was read, and can be read once more by another handler.
 */
public final class ReadRequest extends org.eclipse.jetty.server.Request.Wrapper {
  private final Request read;
  private final Content.Source body;

  private ReadRequest(org.eclipse.jetty.server.Request request, byte[] body) {
    super(request);
    this.read = received(request, body);
    this.body = Content.Source.from(ByteBuffer.wrap(body));
  }

  /** Reads it to its end. */
  public static ReadRequest of(org.eclipse.jetty.server.Request request) throws IOException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      return new ReadRequest(request, body.readAllBytes());
    }
  }

  /** Its method, path, query and headers, and no body, which is left to another handler. */
  public static Request head(org.eclipse.jetty.server.Request request) {
    return received(request, new byte[0]);
  }

  /** Reads it to its end, and keeps so many bytes of its body. */
  static Request upTo(int length, org.eclipse.jetty.server.Request request) throws IOException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      byte[] read = body.readNBytes(length);
      // a client that is still sending does not listen
      body.transferTo(OutputStream.nullOutputStream());
      return received(request, read);
    }
  }

  /** As it came in. */
  public Request received() {
    return read;
  }

  private static Request received(org.eclipse.jetty.server.Request request, byte[] body) {
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
        body);
  }

  @Override
  public Content.Chunk read() {
    return body.read();
  }

  @Override
  public void demand(Runnable demandCallback) {
    body.demand(demandCallback);
  }

  @Override
  public void fail(Throwable failure) {
    body.fail(failure);
  }
}
