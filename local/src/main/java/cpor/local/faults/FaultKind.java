package cpor.local.faults;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fault as one may ask for it.
 *
 * @param word by which it is asked for
 * @param means what happens meanwhile
 * @param parameters the names of what it may be told
 * @param reading makes it of what it was told
 */
public record FaultKind(
    String word, String means, List<String> parameters, Function<FaultOrder, Fault> reading) {

  public static final List<FaultKind> ALL =
      List.of(
          new FaultKind("mail-down", "SES answers 503", List.of(), _ -> new Fault.MailDown()),
          new FaultKind(
              "mail-throttled",
              "too many mails a second",
              List.of(),
              _ -> new Fault.MailThrottled()),
          new FaultKind(
              "mail-refusing",
              "the account's sending is paused",
              List.of(),
              _ -> new Fault.MailRefusing()),
          new FaultKind(
              "mail-sandbox",
              "only addresses of the sender's domain are reached",
              List.of(),
              _ -> new Fault.MailSandbox()),
          new FaultKind(
              "mail-bounces",
              "mails to the address come back",
              List.of("address", "bounceType"),
              given ->
                  new Fault.MailBounces(
                      given.required("address"),
                      given.oneOf(
                          "bounceType", List.of("Permanent", "Transient", "Undetermined")))),
          new FaultKind(
              "mail-complains",
              "mails to the address are called unwanted",
              List.of("address"),
              given -> new Fault.MailComplains(given.required("address"))),
          new FaultKind(
              "mail-unreported",
              "nothing is reported of mails to the address",
              List.of("address"),
              given -> new Fault.MailUnreported(given.required("address"))),
          new FaultKind(
              "table-throttled",
              "the table is asked too much, by one function or all",
              List.of("function"),
              given -> new Fault.TableThrottled(given.functionOrAll())),
          new FaultKind(
              "index-throttled", "an index is asked too much", List.of("index"), FaultOrder::index),
          new FaultKind(
              "table-away",
              "there is no table, for one function or all",
              List.of("function"),
              given -> new Fault.TableAway(given.functionOrAll())),
          new FaultKind(
              "stream-late",
              "records of the stream come later",
              List.of("by"),
              given -> new Fault.StreamLate(given.duration("by"))),
          new FaultKind(
              "stream-stopped",
              "records of the stream wait",
              List.of(),
              _ -> new Fault.StreamStopped()),
          new FaultKind(
              "stream-repeating",
              "each batch of the stream comes twice",
              List.of(),
              _ -> new Fault.StreamRepeating()),
          new FaultKind(
              "function-fails",
              "the function's runtime exits",
              List.of("function"),
              given -> new Fault.FunctionFails(given.function())),
          new FaultKind(
              "function-times-out",
              "the function's time runs out",
              List.of("function"),
              given -> new Fault.FunctionTimesOut(given.function())),
          new FaultKind(
              "function-throttled",
              "Lambda has no room for the function",
              List.of("function"),
              given -> new Fault.FunctionThrottled(given.function())),
          new FaultKind(
              "starts-refused",
              "no execution starts",
              List.of("error"),
              given ->
                  new Fault.StartsRefused(
                      given.oneOf(
                          "error",
                          List.of(
                              Fault.OfStepFunctions.LIMIT_EXCEEDED,
                              "AccessDeniedException",
                              "ThrottlingException")))),
          new FaultKind(
              "execution-quota",
              "the account keeps no more executions open than these",
              List.of("quota"),
              given -> new Fault.ExecutionQuota(given.number("quota"))),
          new FaultKind(
              "rings-refused",
              "no task token is answered",
              List.of("error"),
              given ->
                  new Fault.RingsRefused(
                      given.oneOf(
                          "error", List.of("AccessDeniedException", "ThrottlingException")))),
          new FaultKind(
              "bus-away", "event buses take nothing", List.of(), _ -> new Fault.BusAway()),
          new FaultKind(
              "api-throttled",
              "the HTTP API answers 429",
              List.of(),
              _ -> new Fault.ApiThrottled()));

  /** Those that wait for something are not called. */
  private static final Set<String> NOT_CALLED = Set.of("stream-late", "stream-stopped");

  public FaultKind {
    parameters = List.copyOf(parameters);
  }

  /** Whether it can end after some calls. */
  boolean countsCalls() {
    return !NOT_CALLED.contains(word);
  }

  Fault read(FaultOrder order) {
    return reading.apply(order);
  }

  static FaultKind of(String word) {
    return ALL.stream()
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "fault is '%s' but should be one of %s"
                        .formatted(
                            word,
                            ALL.stream().map(FaultKind::word).collect(Collectors.joining(", ")))));
  }

  static FaultKind of(Fault fault) {
    return of(
        switch (fault) {
          case Fault.MailDown _ -> "mail-down";
          case Fault.MailThrottled _ -> "mail-throttled";
          case Fault.MailRefusing _ -> "mail-refusing";
          case Fault.MailSandbox _ -> "mail-sandbox";
          case Fault.MailBounces _ -> "mail-bounces";
          case Fault.MailComplains _ -> "mail-complains";
          case Fault.MailUnreported _ -> "mail-unreported";
          case Fault.TableThrottled _ -> "table-throttled";
          case Fault.TableAway _ -> "table-away";
          case Fault.IndexThrottled _ -> "index-throttled";
          case Fault.StreamLate _ -> "stream-late";
          case Fault.StreamStopped _ -> "stream-stopped";
          case Fault.StreamRepeating _ -> "stream-repeating";
          case Fault.FunctionFails _ -> "function-fails";
          case Fault.FunctionTimesOut _ -> "function-times-out";
          case Fault.FunctionThrottled _ -> "function-throttled";
          case Fault.StartsRefused _ -> "starts-refused";
          case Fault.ExecutionQuota _ -> "execution-quota";
          case Fault.RingsRefused _ -> "rings-refused";
          case Fault.BusAway _ -> "bus-away";
          case Fault.ApiThrottled _ -> "api-throttled";
        });
  }
}
