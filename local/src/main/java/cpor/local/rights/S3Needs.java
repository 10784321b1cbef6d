package cpor.local.rights;

import cpor.local.aws.Call;
import cpor.local.web.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * "Required permissions for Amazon S3 API operations".
 *
 * @param exists whether a bucket has a document of that key
 */
record S3Needs(BiPredicate<String, String> exists) implements Needs {
  private static final Pattern OBJECT =
      Pattern.compile(
          "<Object>\\s*<Key>(?<key>[^<]*)</Key>\\s*(?:<VersionId>(?<version>[^<]*)</VersionId>)?");

  @Override
  public List<Access> of(Call call) {
    Request request = call.request();
    String[] path =
        URLDecoder.decode(request.rawPath().replace("+", "%2B"), StandardCharsets.UTF_8)
            .split("/", 3);
    String bucket = path.length > 1 ? path[1] : "";
    String key = path.length > 2 ? path[2] : "";
    String version = request.query().containsKey("versionId") ? "Version" : "";
    return switch (call.operation()) {
      case "HeadObject", "GetObject" -> read(bucket, key, version);
      case "PutObject" -> List.of(onObject("PutObject", bucket, key));
      case "DeleteObject" -> List.of(onObject("DeleteObject" + version, bucket, key));
      case "DeleteObjects" -> deleteAll(bucket, request.text());
      case "HeadBucket" -> List.of(onBucket("ListBucket", bucket, request));
      case "ListObjects", "ListObjectsV2" -> List.of(onBucket("ListBucket", bucket, request));
      case "ListObjectVersions" -> List.of(onBucket("ListBucketVersions", bucket, request));
      case "ListBuckets" -> List.of(Access.anywhere("s3:ListAllMyBuckets"));
      default -> List.of(Access.anywhere("s3:" + call.operation()));
    };
  }

  /** That a document is missing is told only to those who may list the bucket. */
  private List<Access> read(String bucket, String key, String version) {
    List<Access> needs = new ArrayList<>();
    needs.add(onObject("GetObject" + version, bucket, key));
    if (!exists.test(bucket, key)) {
      needs.add(new Access("s3:ListBucket", "arn:aws:s3:::" + bucket));
    }
    return needs;
  }

  private static List<Access> deleteAll(String bucket, String body) {
    return OBJECT
        .matcher(body)
        .results()
        .map(
            object ->
                onObject(
                    object.group("version") == null ? "DeleteObject" : "DeleteObjectVersion",
                    bucket,
                    object.group("key")))
        .toList();
  }

  private static Access onObject(String action, String bucket, String key) {
    return new Access("s3:" + action, "arn:aws:s3:::" + bucket + "/" + key);
  }

  private static Access onBucket(String action, String bucket, Request request) {
    Map<String, List<String>> prefix =
        Optional.ofNullable(request.query().get("prefix"))
            .map(given -> Map.of("s3:prefix", given))
            .orElse(Map.of());
    return new Access("s3:" + action, "arn:aws:s3:::" + bucket, prefix);
  }
}
