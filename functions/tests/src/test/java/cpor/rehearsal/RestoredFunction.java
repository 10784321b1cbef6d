package cpor.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Functions that are started and called: first those that are told {@code unprepared:}, a call
 * each, then others, made ready for their snapshot, as after a restore. Each has a class loader of
 * its own, so that all but the JDK's classes are loaded anew, and tells how many classes each of
 * its calls has loaded. They run in another JVM than the tests, which have loaded whatever the JDK
 * has.
 */
public final class RestoredFunction {

  /** Before a function's name and the place of its call: it is not made ready. */
  static final String UNPREPARED = "unprepared:";

  private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

  private static final Map<String, Queue<String>> ANSWERS = new HashMap<>();

  private RestoredFunction() {}

  public static void main(String[] names) throws Exception {
    URL[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> url(Path.of(entry)))
            .toArray(URL[]::new);
    for (String name : names) {
      try (URLClassLoader fresh =
          new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
        Thread.currentThread().setContextClassLoader(fresh);
        fresh
            .loadClass(RestoredFunction.class.getName())
            .getMethod(name.startsWith(UNPREPARED) ? "start" : "restore", String.class)
            .invoke(null, name.replace(UNPREPARED, ""));
      }
    }
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Starts a function for one call, which is named by its place, such as {@code ClaimsApi:1}. */
  public static void start(String nameAndPlace) throws Exception {
    HttpServer aws = aws();
    int colon = nameAndPlace.indexOf(':');
    String name = nameAndPlace.substring(0, colon);
    Rehearsal call = Rehearsal.of(name).get(Integer.parseInt(nameAndPlace.substring(colon + 1)));
    long before = CLASSES.getTotalLoadedClassCount();
    RequestStreamHandler function = Functions.type(name).getConstructor().newInstance();
    call(function, call);
    tell(nameAndPlace, before);
    aws.stop(0);
  }

  /** Makes a function ready, and calls it. */
  public static void restore(String name) throws Exception {
    HttpServer aws = aws();
    RequestStreamHandler function = Functions.type(name).getConstructor().newInstance();
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError afterTheHooks) {
      // the runtime then forgets DNS answers, in native code that only Lambda has
    }
    for (Rehearsal call : Rehearsal.of(name)) {
      long before = CLASSES.getTotalLoadedClassCount();
      call(function, call);
      tell(name, before);
    }
    aws.stop(0);
  }

  private static HttpServer aws() throws IOException {
    HttpServer aws =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.createContext("/", RestoredFunction::answer);
    aws.start();
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + aws.getAddress().getPort());
    return aws;
  }

  private static void call(RequestStreamHandler function, Rehearsal call) throws IOException {
    call.answers().forEach((operation, texts) -> ANSWERS.put(operation, new ArrayDeque<>(texts)));
    ByteArrayInputStream event = new ByteArrayInputStream(call.event().getBytes(UTF_8));
    // as the runtime tells the SDK of an invocation's trace
    System.setProperty(BeforeSnapshot.TRACE_PROPERTY, "Root=1-5759e988-bd862e3fe1be46a994272793");
    function.handleRequest(event, new ByteArrayOutputStream(), new RehearsalContext());
  }

  private static void tell(String name, long before) {
    System.out.println(name + " loaded " + (CLASSES.getTotalLoadedClassCount() - before));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation =
        target == null
            ? body.substring("Action=".length(), body.indexOf('&'))
            : target.substring(target.indexOf('.') + 1);
    Queue<String> left = ANSWERS.getOrDefault(operation, new ArrayDeque<>());
    byte[] answer = (left.isEmpty() ? Rehearsal.NOTHING_MORE : left.remove()).getBytes(UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(answer);
    exchange.getResponseHeaders().add("x-amz-crc32", Long.toString(checksum.getValue()));
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
