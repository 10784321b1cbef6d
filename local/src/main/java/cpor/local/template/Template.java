package cpor.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the local cloud takes from template.yaml.
 *
 * @param buckets the buckets' names
 * @param eventBuses the names of the event buses, without the default one
 * @param accessLog null if requests are not logged
 */
public record Template(
    JwtAuthorizer authorizer,
    List<Route> routes,
    List<FunctionResource> functions,
    List<TableResource> tables,
    List<String> buckets,
    List<StateMachineResource> stateMachines,
    List<StreamMapping> streamMappings,
    List<QueueResource> queues,
    List<QueueMapping> queueMappings,
    List<EventRule> eventRules,
    List<Schedule> schedules,
    List<String> eventBuses,
    List<String> logGroups,
    @Nullable AccessLog accessLog) {

  public Template {
    routes = List.copyOf(routes);
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    stateMachines = List.copyOf(stateMachines);
    streamMappings = List.copyOf(streamMappings);
    queues = List.copyOf(queues);
    queueMappings = List.copyOf(queueMappings);
    eventRules = List.copyOf(eventRules);
    schedules = List.copyOf(schedules);
    eventBuses = List.copyOf(eventBuses);
    logGroups = List.copyOf(logGroups);
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
   * The parameters that environment variables override: {@code REVIEW_WITHIN} stands for the
   * parameter {@code ReviewWithin}.
   */
  public static Map<String, String> overrides(Path file, Map<String, String> environment) {
    return Parameters.fromEnvironment(
        TemplateReader.document(file).path("Parameters"), environment);
  }
}
