package cpor.local.gateway;

import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;

/** Measures the answers of an HTTP API as API Gateway does. */
public record MeasuredApi(Door api, String apiId, Metrics metrics) implements Door {

  @Override
  public Answer answer(Request request) {
    Answer answer = api.answer(request);
    int hundreds = answer.status() / 100;
    metrics.put(AwsMetrics.api("Count", apiId), 1);
    metrics.put(AwsMetrics.api("4xx", apiId), hundreds == 4 ? 1 : 0);
    metrics.put(AwsMetrics.api("5xx", apiId), hundreds == 5 ? 1 : 0);
    return answer;
  }
}
