package cpor.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import cpor.local.template.FunctionResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The template's functions, started in this JVM. One instance of a handler serves all its calls,
 * also at the same time; on Lambda an instance serves one call after the other.
 */
public final class Functions implements Invoker, AutoCloseable {
  private final Map<String, DeployedFunction> deployed;
  private final FunctionLog log;
  private final AtomicLong invocations = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Functions(Map<String, DeployedFunction> deployed, FunctionLog log) {
    this.deployed = deployed;
    this.log = log;
  }

  /**
   * Starts all functions.
   *
   * @param clouds gives each function what it finds around it
   * @param log takes what the functions log
   * @throws InvalidFunction naming the first function that cannot be started, and why
   */
  public static Functions start(
      List<FunctionResource> resources, Function<FunctionResource, Cloud> clouds, FunctionLog log) {
    Map<String, DeployedFunction> deployed = new LinkedHashMap<>();
    for (FunctionResource resource : resources) {
      deployed.put(
          resource.logicalId(),
          new DeployedFunction(resource, version -> handler(version, clouds.apply(version))));
    }
    return new Functions(deployed, log);
  }

  private static RequestStreamHandler handler(FunctionResource resource, Cloud cloud) {
    String id = resource.logicalId();
    try {
      Class<? extends RequestStreamHandler> type =
          Class.forName(resource.handler()).asSubclass(RequestStreamHandler.class);
      // Lambda needs the constructor without arguments, which is not used here
      Constructor<?> _ = type.getConstructor();
      return type.getConstructor(Cloud.class).newInstance(cloud);
    } catch (ClassNotFoundException missing) {
      throw new InvalidFunction(id, "there is no class " + resource.handler(), missing);
    } catch (ClassCastException otherType) {
      throw new InvalidFunction(id, resource.handler() + " is no RequestStreamHandler", otherType);
    } catch (InvocationTargetException failed) {
      throw new InvalidFunction(
          id, "cannot start: " + failed.getTargetException().getMessage(), failed);
    } catch (ReflectiveOperationException unfit) {
      throw new InvalidFunction(
          id,
          resource.handler() + " lacks a public constructor, without arguments or with a Cloud",
          unfit);
    }
  }

  @Override
  public byte[] invoke(String functionId, byte[] payload) throws FunctionError {
    DeployedFunction function = deployed.get(functionId);
    if (function == null) {
      throw new IllegalArgumentException("there is no function " + functionId);
    }
    return invoke(function, function.live(), payload);
  }

  /** The functions, in the template's order. */
  public List<DeployedFunction> deployed() {
    return List.copyOf(deployed.values());
  }

  /**
   * Calls a version of a function.
   *
   * @throws FunctionError if it threw, took too long, or may not be called now
   */
  public byte[] invoke(DeployedFunction function, DeployedFunction.Version version, byte[] payload)
      throws FunctionError {
    if (!function.begin()) {
      throw FunctionError.throttled();
    }
    try {
      return invoke(version, payload);
    } finally {
      function.end();
    }
  }

  private byte[] invoke(DeployedFunction.Version function, byte[] payload) throws FunctionError {
    invocations.incrementAndGet();
    String requestId = UUID.randomUUID().toString();
    Future<byte[]> call = threads.submit(() -> call(function, requestId, payload));
    try {
      return call.get(function.resource().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      Throwable thrown = failed.getCause() == null ? failed : failed.getCause();
      log.said(function.resource(), requestId, stackTrace(thrown));
      throw FunctionError.thrown(thrown);
    } catch (TimeoutException late) {
      call.cancel(true);
      FunctionError error = FunctionError.timedOut(requestId, function.resource().timeout(), late);
      log.said(function.resource(), requestId, String.valueOf(error.getMessage()));
      throw error;
    } catch (InterruptedException interrupted) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw FunctionError.thrown(interrupted);
    }
  }

  /** How often functions have been called, of all together. */
  public long invocations() {
    return invocations.get();
  }

  private byte[] call(DeployedFunction.Version function, String requestId, byte[] payload)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    function
        .handler()
        .handleRequest(
            new ByteArrayInputStream(payload),
            answer,
            new InvocationContext(function.resource(), requestId, log));
    return answer.toByteArray();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString().strip();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
