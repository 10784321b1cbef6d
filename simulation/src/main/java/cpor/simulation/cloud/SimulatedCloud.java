package cpor.simulation.cloud;

import cpor.cloud.Cloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What a function finds around it: the world of whichever life it is invoked in. So a function is
 * made once and lives many lives, as one on Lambda serves many calls.
 */
record SimulatedCloud(Map<String, String> variables) implements Cloud {

  /** Signing needs no service. Links live in real time, and nobody here follows them. */
  private static final S3Presigner PRESIGNER =
      S3Presigner.builder()
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();

  @Override
  public Clock clock() {
    return new OwnClock(ZoneOffset.UTC);
  }

  @Override
  public Random random() {
    return Invocation.present().world().secrets();
  }

  @Override
  public void sleep(Duration pause) {
    Invocation.present().strand().pause(pause);
  }

  /** Side by side is one after the other here. */
  @Override
  public ExecutorService threads(int most) {
    return new SameThread();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return new TableClient();
  }

  @Override
  public S3Client s3() {
    return new DocumentsClient();
  }

  @Override
  public S3Presigner s3Presigner() {
    return PRESIGNER;
  }

  @Override
  public SesClient ses() {
    return new MailClient();
  }

  @Override
  public SfnClient stepFunctions() {
    return new WorkflowClient();
  }

  @Override
  public EventBridgeClient eventBridge() {
    return new BusClient();
  }

  @Override
  public Consumer<String> metrics() {
    return line -> Invocation.present().world().logged(line);
  }

  @Override
  public Consumer<String> invocations() {
    return line -> Invocation.present().world().logged(line);
  }

  /** Each invocation's machine has its own idea of the time. */
  private static final class OwnClock extends Clock {

    private final ZoneId zone;

    OwnClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return Invocation.present().now();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new OwnClock(other);
    }
  }

  /** Runs what it is given at once, on the thread that gives it. */
  private static final class SameThread extends AbstractExecutorService {

    private boolean shutDown;

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {
      shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutDown;
    }

    @Override
    public boolean isTerminated() {
      return shutDown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return shutDown;
    }
  }
}
