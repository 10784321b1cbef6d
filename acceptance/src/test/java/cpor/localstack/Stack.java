package cpor.localstack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A template deployed by CloudFormation: what {@code sam package} uploads goes to a bucket first,
 * and the SAM transform is CloudFormation's.
 */
public final class Stack implements AutoCloseable {
  private static final String ARTIFACTS = "deployment-artifacts";
  private static final Pattern CODE = Pattern.compile("(?m)^( +)CodeUri: (\\S+)$");
  private static final Pattern DEFINITION = Pattern.compile("(?m)^( +)DefinitionUri: (\\S+)$");
  private static final Pattern ALIAS = Pattern.compile("!Ref (\\w+)\\.Alias");
  private static final Pattern ROW = Pattern.compile("(?m)^    DependsOn: \\w+Aliaslive\n");
  private static final Pattern WATCHING =
      Pattern.compile(
          "(?m)^  \\w+:\n    Type: AWS::(?:CloudWatch::(?:Alarm|Dashboard)|Logs::MetricFilter)\n"
              + "(?:    .*\n|\n)*");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final LambdaClient lambda;
  private final Map<String, Resource> resources;

  private Stack(LambdaClient lambda, Map<String, Resource> resources) {
    this.lambda = lambda;
    this.resources = Map.copyOf(resources);
  }

  /**
   * What a logical id stands for.
   *
   * @param id its name or ARN, whatever {@code Ref} gives
   */
  private record Resource(String type, String id) {}

  /**
   * Deploys a template and waits until all of it is there.
   *
   * @param code what every function runs
   * @throws IllegalStateException if it cannot be deployed, with CloudFormation's reasons
   */
  public static Stack deploy(
      LocalStack aws, String name, Path template, byte[] code, Map<String, String> parameters) {
    Map<String, String> stack = new HashMap<>();
    stack.put("StackName", name);
    try (S3Client s3 = aws.clients().s3()) {
      s3.createBucket(request -> request.bucket(ARTIFACTS));
      s3.putObject(
          request -> request.bucket(ARTIFACTS).key(name + ".zip"), RequestBody.fromBytes(code));
      // larger than what fits into a request
      String key = name + ".yaml";
      String body = packaged(name, template, s3);
      s3.putObject(request -> request.bucket(ARTIFACTS).key(key), RequestBody.fromString(body));
      stack.put("TemplateURL", aws.endpoint() + "/" + ARTIFACTS + "/" + key);
    }
    stack.put("Capabilities.member.1", "CAPABILITY_NAMED_IAM");
    stack.put("Capabilities.member.2", "CAPABILITY_AUTO_EXPAND");
    int number = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String member = "Parameters.member." + ++number;
      stack.put(member + ".ParameterKey", parameter.getKey());
      stack.put(member + ".ParameterValue", parameter.getValue());
    }
    try (CloudFormation cloudFormation = aws.cloudFormation()) {
      Document _ = cloudFormation.call("CreateStack", stack);
      String status =
          await("the stack " + name)
              .atMost(LONGEST)
              .pollInterval(Duration.ofMillis(500))
              .until(() -> status(cloudFormation, name), now -> !now.endsWith("IN_PROGRESS"));
      if (!status.equals("CREATE_COMPLETE")) {
        throw new IllegalStateException(status + "\n" + failures(cloudFormation, name));
      }
      return new Stack(aws.lambda(), resources(cloudFormation, name));
    }
  }

  private static String status(CloudFormation cloudFormation, String name) {
    return elements(cloudFormation.call("DescribeStacks", Map.of("StackName", name)), "StackStatus")
        .map(Element::getTextContent)
        .findFirst()
        .orElse("UNKNOWN");
  }

  private static Map<String, Resource> resources(CloudFormation cloudFormation, String name) {
    return elements(
            cloudFormation.call("DescribeStackResources", Map.of("StackName", name)), "member")
        .filter(member -> !text(member, "LogicalResourceId").isEmpty())
        .collect(
            Collectors.toMap(
                member -> text(member, "LogicalResourceId"),
                member ->
                    new Resource(
                        text(member, "ResourceType"), text(member, "PhysicalResourceId"))));
  }

  private static String failures(CloudFormation cloudFormation, String name) {
    return elements(cloudFormation.call("DescribeStackEvents", Map.of("StackName", name)), "member")
        .filter(member -> text(member, "ResourceStatus").endsWith("FAILED"))
        .map(
            member ->
                text(member, "LogicalResourceId") + ": " + text(member, "ResourceStatusReason"))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Element> elements(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }

  private static String text(Element parent, String tag) {
    NodeList nodes = parent.getElementsByTagName(tag);
    return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
  }

  /** The template with all it names on this machine replaced by what was uploaded. */
  private static String packaged(String name, Path template, S3Client s3) {
    String withCode =
        CODE.matcher(read(template))
            .replaceAll("$1CodeUri: s3://" + ARTIFACTS + "/" + name + ".zip");
    return DEFINITION
        .matcher(withoutGeneratedResources(unwatched(withCode)))
        .replaceAll(
            found -> {
              Path file = template.resolveSibling(found.group(2));
              String key = name + "/" + file.getFileName();
              s3.putObject(
                  request -> request.bucket(ARTIFACTS).key(key),
                  RequestBody.fromString(read(file)));
              return Matcher.quoteReplacement(
                  found.group(1) + "DefinitionUri: s3://" + ARTIFACTS + "/" + key);
            });
  }

  /**
   * Without alarms, dashboard, and the log of steps. Nobody rings, looks at or reads them there,
   * and LocalStack makes a call of its own of each line of that log, and evaluates each alarm again
   * and again over all that it has measured so far: more the longer it runs.
   */
  private static String unwatched(String template) {
    return WATCHING
        .matcher(template)
        .replaceAll("")
        .replace("        Level: ALL\n", "        Level: \"OFF\"\n");
  }

  /**
   * LocalStack looks for what a template refers to before the SAM transform generates it. An alias
   * has the same ARN when it is put together, functions need not wait for each other's snapshots,
   * which nobody takes there, and our domain's stage is not looked for.
   */
  private static String withoutGeneratedResources(String template) {
    String withoutRows = ROW.matcher(template).replaceAll("");
    String withStage = withoutRows.replace("!Ref HttpApi.Stage", "$default");
    return ALIAS.matcher(withStage).replaceAll("!Sub \"\\${$1.Arn}:live\"");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The name or ARN of a resource, whatever {@code Ref} gives.
   *
   * @throws NoSuchElementException if the stack has no such resource
   */
  public String id(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId))
        .map(Resource::id)
        .orElseThrow(() -> new NoSuchElementException("the stack has no " + logicalId));
  }

  /** The logical ids, with their types, of what was accepted and not created. */
  public List<String> notCreated() {
    return resources.entrySet().stream()
        .filter(resource -> resource.getValue().id().equals("unknown"))
        .map(resource -> resource.getKey() + " (" + resource.getValue().type() + ")")
        .sorted()
        .toList();
  }

  /** Deletes the functions, whose containers LocalStack leaves behind when it is stopped. */
  @Override
  public void close() {
    try (lambda) {
      resources.values().stream()
          .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
          .forEach(
              function -> lambda.deleteFunction(request -> request.functionName(function.id())));
    }
  }
}
