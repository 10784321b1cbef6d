package cpor.local.template;

import cpor.local.alarms.Alarm;
import cpor.local.iam.Policy;
import cpor.local.metrics.MetricFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the local cloud takes from template.yaml.
 *
 * @param apiId by which the HTTP API is known; empty without one
 * @param buckets the buckets' names
 * @param resourcePolicies of queues and buckets, by their ARNs
 * @param accessLog null if requests are not logged
 */
public record Template(
    String apiId,
    JwtAuthorizer authorizer,
    List<Route> routes,
    List<FunctionResource> functions,
    List<TableResource> tables,
    List<String> buckets,
    StateMachineResource stateMachine,
    List<StreamMapping> streamMappings,
    List<QueueResource> queues,
    List<QueueMapping> queueMappings,
    List<EventRule> eventRules,
    List<Schedule> schedules,
    List<Role> roles,
    Map<String, Policy> resourcePolicies,
    List<String> logGroups,
    @Nullable AccessLog accessLog,
    List<MetricFilter> metricFilters,
    List<Alarm> alarms) {

  public Template {
    routes = List.copyOf(routes);
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    streamMappings = List.copyOf(streamMappings);
    queues = List.copyOf(queues);
    queueMappings = List.copyOf(queueMappings);
    eventRules = List.copyOf(eventRules);
    schedules = List.copyOf(schedules);
    roles = List.copyOf(roles);
    resourcePolicies = Map.copyOf(resourcePolicies);
    logGroups = List.copyOf(logGroups);
    metricFilters = List.copyOf(metricFilters);
    alarms = List.copyOf(alarms);
  }

  /**
   * Reads a template and the files it names.
   *
   * @throws InvalidTemplate naming the resource and property that is wrong or not understood, or
   *     the rule that the parameters break
   */
  public static Template read(Path file, Deployment deployment) {
    return TemplateReader.of(file, deployment).read();
  }

  /**
   * A function by its logical id.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public FunctionResource function(String logicalId) {
    return functions.stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The parameters that environment variables override: {@code REVIEW_WITHIN} stands for the
   * parameter {@code ReviewWithin}.
   */
  public static Map<String, String> overrides(Path file, Map<String, String> environment) {
    return Parameters.fromEnvironment(
        TemplateReader.document(file).path("Parameters"), environment);
  }
}
