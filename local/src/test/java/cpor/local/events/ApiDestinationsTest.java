package cpor.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

/** As "API destinations as targets in Amazon EventBridge" has it, in the user guide. */
class ApiDestinationsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final ObjectMapper json = new ObjectMapper();
  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final InFlight underWay = new InFlight();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> log = new CopyOnWriteArrayList<>();

  /** When the receiver was asked, and with what. */
  private final List<Instant> asked = new CopyOnWriteArrayList<>();

  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private Answer answerFromNowOn = new Answer(200, null);
  private HttpServer receiver;
  private ApiDestinations destinations;

  private record Answer(int status, @Nullable String retryAfter) {}

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/events", this::receive);
    receiver.start();
    destinations = to(receiver.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    destinations.close();
    receiver.stop(0);
    threads.close();
    clock.close();
  }

  private ApiDestinations to(int port) {
    return new ApiDestinations(
        List.of(URI.create("http://localhost:" + port + "/events")),
        new ApiDestinations.Account("000000000000", "eu-central-1"),
        clock,
        underWay,
        threads,
        new Random(1),
        log::add);
  }

  private void receive(HttpExchange exchange) throws IOException {
    bodies.add(json.readTree(exchange.getRequestBody()));
    asked.add(clock.instant());
    Answer next = answers.poll();
    Answer answer = next == null ? answerFromNowOn : next;
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("retry-after", answer.retryAfter());
    }
    exchange.sendResponseHeaders(answer.status(), -1);
    exchange.close();
  }

  @Test
  void anEventIsPostedWholeAsATargetGetsIt() {
    send();

    assertThat(bodies)
        .singleElement()
        .extracting(JsonNode::toString)
        .isEqualTo(
            "{\"version\":\"0\",\"id\":\"1\",\"detail-type\":\"ClaimCreated\",\"source\":\"test\","
                + "\"account\":\"000000000000\",\"time\":\"2026-11-23T08:00:00Z\","
                + "\"region\":\"eu-central-1\",\"resources\":[],\"detail\":{\"sequence\":1}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407, 409, 429, 500, 503, 599})
  void whatPassesIsTriedAgain(int status) {
    answers.add(new Answer(status, null));

    send();
    pass(Duration.ofSeconds(1));

    assertThat(bodies).hasSize(2);
    assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 404, 410})
  void whatIsTakenOrDoesNotPassIsNotTriedAgain(int status) {
    answerFromNowOn = new Answer(status, null);

    send();
    pass(Duration.ofDays(2));

    assertThat(bodies).hasSize(1);
    assertThat(log).hasSize(status == 204 ? 0 : 1);
  }

  @Test
  void aReceiverThatIsAwayGetsItWhenItIsBack() throws IOException {
    int port = receiver.getAddress().getPort();
    receiver.stop(0);

    send();
    pass(Duration.ofMinutes(1));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    receiver.createContext("/events", this::receive);
    receiver.start();
    pass(Duration.ofMinutes(10));

    assertThat(bodies).hasSize(1);
  }

  @Test
  void aReceiverIsLeftAloneForAsLongAsItAsks() {
    answers.add(new Answer(429, "3600"));

    send();
    pass(Duration.ofHours(2));

    assertThat(asked).containsExactly(START, START.plus(Duration.ofHours(1)));
  }

  @Test
  void aReceiverMayAskNotToBeTriedAgain() {
    answerFromNowOn = new Answer(503, "-1");

    send();
    pass(Duration.ofDays(2));

    assertThat(asked).hasSize(1);
    assertThat(log).hasSize(1);
  }

  @Test
  void thePausesGrowAndAfterADayItIsGivenUp() {
    answerFromNowOn = new Answer(503, null);

    send();
    pass(Duration.ofDays(3));

    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < asked.size(); i++) {
      pauses.add(Duration.between(asked.get(i - 1), asked.get(i)));
    }
    assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(pauses.subList(10, pauses.size()))
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(4)) >= 0)
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(8)) <= 0);
    assertThat(asked).hasSize(186);
    assertThat(asked.getLast()).isBefore(START.plus(Duration.ofDays(1)));
    assertThat(log)
        .containsExactly(
            "http://localhost:%d/events did not take ClaimCreated after 186 attempts, the last answer: 503"
                .formatted(receiver.getAddress().getPort()));
  }

  private void send() {
    destinations.accept(
        new BusEvent(
            "1",
            "bus",
            "test",
            "ClaimCreated",
            JsonNodeFactory.instance.objectNode().put("sequence", 1),
            START));
    pass(Duration.ZERO);
  }

  private void pass(Duration by) {
    Instant _ = clock.advance(by, underWay);
  }
}
