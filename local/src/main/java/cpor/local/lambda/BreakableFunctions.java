package cpor.local.lambda;

import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.template.FunctionResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Functions that fail when a fault says so: then they are not called, and nobody waits for them.
 */
public final class BreakableFunctions implements Invoker {
  private final Invoker functions;
  private final Faults faults;
  private final Map<String, FunctionResource> resources;
  private final FunctionLog log;

  /**
   * Makes functions breakable.
   *
   * @param log takes what Lambda logs of a call that the function did not answer
   */
  public BreakableFunctions(
      Invoker functions, Faults faults, List<FunctionResource> resources, FunctionLog log) {
    this.functions = functions;
    this.faults = faults;
    this.resources =
        resources.stream()
            .collect(Collectors.toUnmodifiableMap(FunctionResource::logicalId, it -> it));
    this.log = log;
  }

  @Override
  public byte[] invoke(String functionId, byte[] payload) throws FunctionError {
    var met = faults.strike(Fault.OfFunction.class, fault -> fault.function().equals(functionId));
    if (met.isPresent()) {
      throw error(met.get());
    }
    return functions.invoke(functionId, payload);
  }

  private FunctionError error(Fault.OfFunction fault) {
    String requestId = UUID.randomUUID().toString();
    FunctionResource function = Objects.requireNonNull(resources.get(fault.function()));
    FunctionError error =
        switch (fault) {
          case Fault.FunctionFails _ -> FunctionError.exited(requestId);
          case Fault.FunctionTimesOut _ ->
              FunctionError.timedOut(requestId, function.timeout(), null);
          case Fault.FunctionThrottled _ -> FunctionError.throttled();
        };
    if (!error.isThrottled()) {
      log.said(function, requestId, error.payload().path("errorMessage").asText());
    }
    return error;
  }
}
