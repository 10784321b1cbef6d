package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cpor.local.alarms.Alarm;
import cpor.local.alarms.Comparison;
import cpor.local.alarms.MissingData;
import cpor.local.metrics.Metric;
import cpor.local.metrics.MetricFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rings is read, and refused by name where the local cloud could not tell whether it does. */
class AlarmReaderTest {

  private static final String WATCHED =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: sts:AssumeRole}]
        StateMachine:
          Type: AWS::Serverless::StateMachine
          Properties: {DefinitionUri: lending.asl.json, Role: !GetAtt Role.Arn}
        Log: {Type: AWS::Logs::LogGroup}
        LateFilter:
          Type: AWS::Logs::MetricFilter
          Properties:
            LogGroupName: !Ref Log
            FilterPattern: '"is late"'
            MetricTransformations:
              [{MetricNamespace: !Ref AWS::StackName, MetricName: Late, MetricValue: "1", DefaultValue: 0, Unit: Count}]
        LateAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: !Sub ${AWS::StackName}-late
            AlarmDescription: "Books are late. See docs/runbook.md#late"
            Namespace: !Ref AWS::StackName
            MetricName: Late
            Statistic: Sum
            Period: 300
            EvaluationPeriods: 6
            DatapointsToAlarm: 3
            Threshold: 2
            ComparisonOperator: GreaterThanOrEqualToThreshold
            TreatMissingData: notBreaching
        QuotaAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: quota
            AlarmDescription: "Near."
            Metrics:
              - {Id: used, Expression: 100 * open / quota}
              - Id: open
                ReturnData: false
                MetricStat: {Metric: {Namespace: AWS/States, MetricName: OpenExecutionCount}, Stat: Maximum, Period: 900}
              - Id: quota
                ReturnData: false
                MetricStat: {Metric: {Namespace: AWS/States, MetricName: OpenExecutionLimit}, Stat: Maximum, Period: 900}
            EvaluationPeriods: 1
            Threshold: 70
            ComparisonOperator: GreaterThanThreshold
            TreatMissingData: missing
      """;

  @TempDir private Path directory;

  @Test
  void aFilterCountsLinesThatMatchAndThoseThatDoNot() {
    MetricFilter filter = read(WATCHED).metricFilters().getFirst();

    assertThat(filter.logGroup()).isEqualTo("log");
    assertThat(filter.pattern().test("dune is late")).isTrue();
    assertThat(filter.metric()).isEqualTo(Metric.of("library", "Late"));
    assertThat(filter.value()).isEqualTo(1);
    assertThat(filter.otherwise()).isEqualTo(0);
  }

  @Test
  void anAlarmIsReadWhole() {
    Alarm alarm = read(WATCHED).alarms().getFirst();

    assertThat(alarm.name()).isEqualTo("library-late");
    assertThat(alarm.period()).isEqualTo(Duration.ofMinutes(5));
    assertThat(alarm.periods()).isEqualTo(6);
    assertThat(alarm.datapoints()).isEqualTo(3);
    assertThat(alarm.threshold()).isEqualTo(2);
    assertThat(alarm.comparison()).isEqualTo(Comparison.AT_LEAST);
    assertThat(alarm.missing()).isEqualTo(MissingData.NOT_BREACHING);
    assertThat(read(WATCHED).alarms().getLast().numbers()).containsOnlyKeys("open", "quota");
  }

  @Test
  void everyAlarmAndFilterOfTheProductIsUnderstood() {
    Template product = ProjectTemplate.understood();

    assertThat(product.alarms())
        .hasSameSizeAs(ProjectTemplate.resources(ResourceType.ALARM))
        .hasSizeGreaterThan(30);
    assertThat(product.metricFilters())
        .hasSameSizeAs(ProjectTemplate.resources(ResourceType.METRIC_FILTER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Statistic: Sum | Statistic: p99 | LateAlarm.Statistic is p99, but only SampleCount,",
        "Stat: Maximum | Stat: tm90 | Metrics[1].MetricStat.Stat is tm90, but only",
        "100 * open / quota | RATE(open) | QuotaAlarm.Metrics is not understood here: RATE",
        "MetricName: OpenExecutionCount | MetricName: Bytes | is Bytes, which nobody measures here",
        "Namespace: AWS/States | Namespace: AWS/EC2 | which nobody measures here",
        "notBreaching | forgiven | LateAlarm.TreatMissingData is forgiven, but only breaching,",
        "GreaterThanThreshold | Odd | QuotaAlarm.ComparisonOperator is Odd, but only",
        "Period: 300 | Period: 10 | LateAlarm",
        "Period: 300 | Period: soon | LateAlarm.Period should be a number",
        "Threshold: 2 | Treshold: 2 | LateAlarm.Treshold is not understood",
        "'\"is late\"' | '{ $.a IS NULL }' | LateFilter.FilterPattern not understood here",
        "MetricValue: | MetricVal: | LateFilter.MetricTransformations[0].MetricVal",
      },
      quoteCharacter = '`')
  void whatCannotBeToldIsRefusedByName(String right, String wrong, String told) {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(
            () -> read(WATCHED.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
        .withMessageContaining(told)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
  }

  private Template read(String text) {
    try {
      Files.writeString(directory.resolve("lending.asl.json"), "{}");
      return Template.read(
          Files.writeString(directory.resolve("template.yaml"), text),
          new Deployment(
              "eu-central-1", "000000000000", "library", "http://localhost:1", Map.of()));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
