package cpor.cloud;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What a function finds around it. On Lambda this is {@link AwsCloud}; the embedded local cloud has
 * its own, with its own clock and endpoints. Every handler has a constructor that takes a {@code
 * Cloud} and, for Lambda, one without arguments.
 */
public interface Cloud {

  Map<String, String> variables();

  /**
   * The product's time: deadlines, history and expiries are read from it, never from the system.
   */
  Clock clock();

  DynamoDbClient dynamoDb();

  S3Client s3();

  S3Presigner s3Presigner();

  SesClient ses();

  SfnClient stepFunctions();

  EventBridgeClient eventBridge();

  /**
   * Where ids, secrets and jitter come from. It is asked for at each use, so that no snapshot of a
   * function holds its state.
   */
  default Random random() {
    return new SecureRandom();
  }

  /** A new id for something that began at a time, by which ids are ordered. */
  default String newId(Instant at) {
    return new TimeOrderedEpochFactory(random(), Clock.fixed(at, ZoneOffset.UTC))
        .create()
        .toString();
  }

  /** Waits between two attempts. */
  default void sleep(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }

  /** Threads for work that is done side by side, at most so many at once. */
  default ExecutorService threads(int most) {
    return Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
  }

  /**
   * Takes numbers for operators, each a line in CloudWatch's embedded metric format. Where nobody
   * watches they are dropped.
   */
  default Consumer<String> metrics() {
    return _ -> {};
  }

  /**
   * Takes what is told of each invocation, a line of JSON each. Where nobody watches it is dropped.
   */
  default Consumer<String> invocations() {
    return _ -> {};
  }

  /**
   * A variable that the function cannot do without.
   *
   * @throws MissingVariable so that a wrong template fails the function's first start by name
   */
  default String variable(String name) {
    String value = variables().get(name);
    if (value == null || value.isBlank()) {
      throw new MissingVariable(name);
    }
    return value;
  }
}
