package cpor.local.template;

import java.util.Set;

/** The resource types the local cloud imitates, and those it knows it can leave out. */
final class ResourceType {
  static final String HTTP_API = "AWS::Serverless::HttpApi";
  static final String FUNCTION = "AWS::Serverless::Function";
  static final String STATE_MACHINE = "AWS::Serverless::StateMachine";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String BUCKET = "AWS::S3::Bucket";
  static final String EVENT_BUS = "AWS::Events::EventBus";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String RULE = "AWS::Events::Rule";
  static final String ROLE = "AWS::IAM::Role";
  static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
  static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";
  static final String BUCKET_POLICY = "AWS::S3::BucketPolicy";
  static final String METRIC_FILTER = "AWS::Logs::MetricFilter";
  static final String ALARM = "AWS::CloudWatch::Alarm";
  static final String LOG_GROUP = "AWS::Logs::LogGroup";
  static final String CONFIGURATION_SET = "AWS::SES::ConfigurationSet";
  static final String CONFIGURATION = "AWS::AppConfig::HostedConfigurationVersion";

  /** Nothing a claim's life depends on in one JVM. */
  static final Set<String> LEFT_OUT =
      Set.of(
          "AWS::ApiGatewayV2::ApiMapping",
          "AWS::ApiGatewayV2::DomainName",
          "AWS::AppConfig::Application",
          "AWS::AppConfig::ConfigurationProfile",
          "AWS::CloudWatch::Dashboard",
          "AWS::Events::Archive",
          "AWS::SES::ConfigurationSetEventDestination",
          "AWS::SES::EmailIdentity",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic");

  private ResourceType() {}
}
