package cpor.local.aws;

import cpor.local.web.Request;
import java.util.Set;
import java.util.function.Predicate;

/** Names what a request asks of S3, which says it by method, path and query. */
final class S3Operation {

  /** For what nobody here has asked so far. */
  static final String UNKNOWN = "Unknown";

  /** What may stand in a query without making another operation of it. */
  private static final Predicate<String> DETAILS =
      Set.of(
              "versionId",
              "x-id",
              "prefix",
              "delimiter",
              "encoding-type",
              "fetch-owner",
              "max-keys",
              "marker",
              "start-after",
              "continuation-token",
              "key-marker",
              "version-id-marker")
          ::contains;

  private S3Operation() {}

  /** The operation's name in S3's API. */
  static String of(Request request) {
    String[] path = request.rawPath().split("/", 3);
    boolean object = path.length == 3 && !path[2].isEmpty();
    boolean bucket = path.length > 1 && !path[1].isEmpty();
    boolean copies = request.header("x-amz-copy-source").isPresent();
    String asked = request.method() + " " + subresource(request);
    if (object) {
      return copies ? UNKNOWN : ofObject(asked);
    }
    return bucket ? ofBucket(asked) : asked.equals("GET ") ? "ListBuckets" : UNKNOWN;
  }

  /** The parts of the query that make another operation of a request. */
  private static String subresource(Request request) {
    return String.join(
        "&",
        request.query().keySet().stream()
            .filter(DETAILS.negate())
            .filter(name -> !name.startsWith("X-Amz-") && !name.startsWith("response-"))
            .toList());
  }

  private static String ofObject(String asked) {
    return switch (asked) {
      case "HEAD " -> "HeadObject";
      case "GET " -> "GetObject";
      case "PUT " -> "PutObject";
      case "DELETE " -> "DeleteObject";
      default -> UNKNOWN;
    };
  }

  private static String ofBucket(String asked) {
    return switch (asked) {
      case "HEAD " -> "HeadBucket";
      case "GET " -> "ListObjects";
      case "GET list-type" -> "ListObjectsV2";
      case "GET versions" -> "ListObjectVersions";
      case "POST delete" -> "DeleteObjects";
      default -> UNKNOWN;
    };
  }
}
