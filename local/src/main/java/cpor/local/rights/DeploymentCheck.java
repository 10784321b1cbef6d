package cpor.local.rights;

import cpor.local.aws.Caller;
import cpor.local.template.FunctionResource;
import cpor.local.template.InvalidTemplate;
import cpor.local.template.QueueMapping;
import cpor.local.template.Role;
import cpor.local.template.Schedule;
import cpor.local.template.StreamMapping;
import cpor.local.template.Template;
import java.util.List;
import java.util.stream.Stream;

/**
 * What AWS asks of roles before it makes what is to work in them: that the service may assume each,
 * and that a function's lets Lambda read its event sources: "Using Lambda with Amazon SQS" and
 * "Using AWS Lambda with Amazon DynamoDB".
 */
public final class DeploymentCheck {
  private final AccessControl rights;
  private final Template template;

  private DeploymentCheck(AccessControl rights, Template template) {
    this.rights = rights;
    this.template = template;
  }

  /**
   * Passes what AWS would make.
   *
   * @throws InvalidTemplate naming the role that lacks a right, and which
   */
  public static void check(AccessControl rights, Template template) {
    new DeploymentCheck(rights, template).check();
  }

  private void check() {
    for (FunctionResource function : template.functions()) {
      assumable(function.logicalId(), function.role(), "lambda.amazonaws.com");
    }
    assumable(
        template.stateMachine().logicalId(),
        template.stateMachine().role(),
        "states.amazonaws.com");
    for (Schedule schedule : template.schedules()) {
      if (schedule instanceof Schedule.Hours hours) {
        assumable(hours.functionId(), hours.role(), "scheduler.amazonaws.com");
      }
    }
    template.streamMappings().forEach(this::check);
    template.queueMappings().forEach(this::check);
  }

  private void assumable(String user, String role, String service) {
    String arn =
        template.roles().stream()
            .filter(candidate -> candidate.name().equals(role))
            .map(Role::arn)
            .findFirst()
            .orElseThrow();
    if (!rights.allows(new Caller.Service(service), Access.toAssume(arn))) {
      throw InvalidTemplate.at(
          user, "has the role " + role + ", which " + service + " may not assume");
    }
  }

  private void check(StreamMapping mapping) {
    String stream = Arns.of("dynamodb", "table/", mapping.tableName() + "/stream/local");
    pollable(
        mapping.functionId(),
        Stream.concat(
            Stream.of("DescribeStream", "GetRecords", "GetShardIterator")
                .map(action -> new Access("dynamodb:" + action, stream)),
            // it knows no resource: "Actions, resources, and condition keys for Amazon DynamoDB"
            Stream.of(Access.anywhere("dynamodb:ListStreams"))));
  }

  private void check(QueueMapping mapping) {
    pollable(
        mapping.functionId(),
        Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
            .map(action -> new Access("sqs:" + action, mapping.queueArn())));
  }

  private void pollable(String functionId, Stream<Access> needs) {
    Caller poller = new Caller.AssumedRole(template.function(functionId).role(), "awslambda");
    List<String> missing =
        needs.filter(access -> !rights.allows(poller, access)).map(Access::action).toList();
    if (!missing.isEmpty()) {
      throw InvalidTemplate.at(
          functionId,
          "has the role %s, which lacks %s for its event source"
              .formatted(template.function(functionId).role(), String.join(", ", missing)));
    }
  }
}
