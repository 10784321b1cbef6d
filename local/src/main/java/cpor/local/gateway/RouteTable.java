package cpor.local.gateway;

import cpor.local.template.Route;
import cpor.local.web.PathTemplate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request: the most specific one whose path and method fit. */
final class RouteTable {
  private static final String ANY = "ANY";

  private final List<Entry> entries;

  private record Entry(PathTemplate path, Route route) {}

  /** A route and the values of its path's variables. */
  record Match(Route route, Map<String, String> pathParameters) {}

  RouteTable(List<Route> routes) {
    entries =
        routes.stream()
            .map(route -> new Entry(PathTemplate.parse(route.path()), route))
            .sorted(
                Comparator.comparing(Entry::path, PathTemplate.MOST_SPECIFIC_FIRST)
                    .thenComparing(entry -> entry.route().method().equals(ANY)))
            .toList();
  }

  Optional<Match> match(String method, String rawPath) {
    for (Entry entry : entries) {
      String accepted = entry.route().method();
      if (accepted.equals(method) || accepted.equals(ANY)) {
        Optional<Map<String, String>> parameters = entry.path().match(rawPath);
        if (parameters.isPresent()) {
          return Optional.of(new Match(entry.route(), parameters.get()));
        }
      }
    }
    return Optional.empty();
  }
}
