package cpor.local;

import com.google.common.base.Suppliers;
import cpor.local.account.CallerIdentity;
import cpor.local.account.CloudFormation;
import cpor.local.alarms.Alarms;
import cpor.local.alarms.CloudWatchApi;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsEndpoint;
import cpor.local.aws.AwsEndpoint.Targeted;
import cpor.local.aws.AwsError;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.aws.JsonService;
import cpor.local.aws.QueryProtocol;
import cpor.local.events.EventBridgeApi;
import cpor.local.events.EventBusSink;
import cpor.local.events.Rules;
import cpor.local.events.SchedulerApi;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.logs.LogGroups;
import cpor.local.logs.LogsApi;
import cpor.local.mail.MailSink;
import cpor.local.mail.SesQueryApi;
import cpor.local.mail.SesV2Api;
import cpor.local.mail.SuppressionList;
import cpor.local.queue.MessageQueue;
import cpor.local.queue.SqsApi;
import cpor.local.template.Deployment;
import cpor.local.template.EventRule;
import cpor.local.template.Schedule;
import cpor.local.template.Stack;
import cpor.local.template.Template;
import cpor.local.web.Door;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import stepfunctions.StepFunctions;
import stepfunctions.StepFunctionsException;
import stepfunctions.api.StepFunctionsApi;
import stepfunctions.history.ExecutionStatus;

/**
 * The services that answer at the endpoint beside S3, each under the name by which it is asked.
 *
 * @param lambda answers once the functions have started
 */
record ServiceDirectory(
    Template template,
    Supplier<Stack> stack,
    EmbeddedDynamoDb dynamoDb,
    MailSink mails,
    SuppressionList suppressed,
    EventBusSink events,
    Rules rules,
    Map<String, MessageQueue> queues,
    StepFunctions stepFunctions,
    LogGroups logs,
    Alarms alarms,
    Faults faults,
    Door lambda) {

  private static final String RULE_ARN =
      "arn:aws:events:%s:%s:rule/".formatted(AwsClients.REGION, AwsClients.ACCOUNT);

  /** The stack that the endpoint tells of. */
  static Supplier<Stack> stack(Path file, Deployment deployment, URI aws) {
    return Suppliers.memoize(() -> Stack.read(file, deployment, queue -> aws + SqsApi.path(queue)));
  }

  /** The rules of the template, those that SAM makes of a function's schedules too. */
  static Rules rules(Template template) {
    List<Rules.Rule> rules = new ArrayList<>();
    for (EventRule rule : template.eventRules()) {
      rules.add(
          new Rules.Rule(rule.name(), rule.arn(), rule.queueArn(), rule.pattern().json(), null));
    }
    for (Schedule schedule : template.schedules()) {
      if (schedule instanceof Schedule.Rate rate) {
        rules.add(
            new Rules.Rule(
                rate.name(), RULE_ARN + rate.name(), rate.target(), null, rate.expression()));
      }
    }
    return new Rules(rules);
  }

  AwsEndpoint.Services services() {
    List<String> schedules =
        template.schedules().stream()
            .filter(Schedule.Hours.class::isInstance)
            .map(Schedule::name)
            .toList();
    CloudWatchApi cloudWatch = new CloudWatchApi(alarms);
    return new AwsEndpoint.Services(
        Map.of(
            "AWSEvents", new Targeted("events", new EventBridgeApi(events, rules)),
            "AWSStepFunctions", new Targeted("states", service(stepFunctions, faults)),
            "DynamoDB_20120810", new Targeted("dynamodb", dynamoDb),
            "AmazonSQS", new Targeted("sqs", new SqsApi(queues)),
            "GraniteServiceVersion20100801", new Targeted("cloudwatch", cloudWatch),
            "Logs_20140328", new Targeted("logs", new LogsApi(logs))),
        Map.of(
            "cloudformation",
            new QueryProtocol(CloudFormation.NAMESPACE, new CloudFormation(stack)),
            "monitoring",
            new QueryProtocol(CloudWatchApi.NAMESPACE, cloudWatch),
            "ses",
            new SesQueryApi(mails, faults),
            "sts",
            new QueryProtocol(CallerIdentity.NAMESPACE, new CallerIdentity(AwsClients.ACCOUNT))),
        Map.of(
            "lambda", lambda,
            "scheduler", new SchedulerApi(schedules),
            "ses",
                new SesV2Api(
                    mails,
                    suppressed,
                    faults,
                    () -> stack.get().parameters().get("MailIdentity"))));
  }

  private static JsonService service(StepFunctions stepFunctions, Faults faults) {
    StepFunctionsApi api = new StepFunctionsApi(stepFunctions);
    return (operation, request) -> {
      try {
        refuse(operation, stepFunctions, faults);
        return api.answer(operation, request);
      } catch (StepFunctionsException refused) {
        throw new AwsError(refused.type(), String.valueOf(refused.getMessage()));
      }
    };
  }

  private static void refuse(String operation, StepFunctions stepFunctions, Faults faults) {
    faults
        .strike(
            Fault.OfStepFunctions.class,
            fault ->
                switch (fault) {
                  case Fault.StartsRefused _ -> operation.equals("StartExecution");
                  case Fault.ExecutionQuota(int quota) ->
                      operation.equals("StartExecution") && open(stepFunctions) >= quota;
                  case Fault.RingsRefused _ -> operation.startsWith("SendTask");
                })
        .ifPresent(
            fault -> {
              throw new AwsError(fault.error(), fault.message());
            });
  }

  private static long open(StepFunctions stepFunctions) {
    return stepFunctions.executions().stream()
        .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
        .count();
  }
}
