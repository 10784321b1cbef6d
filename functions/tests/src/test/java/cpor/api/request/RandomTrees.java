package cpor.api.request;

import cpor.http.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Trees as JSON has them, of a claim's fields and of others, with values that fit and others. */
record RandomTrees(Random random) {

  private static final List<String> NAMES =
      List.of(
          "customer",
          "tenantId",
          "name",
          "domain",
          "partner",
          "partnerId",
          "solutionArea",
          "activity",
          "products",
          "subscriptionId",
          "customerContact",
          "partnerContact",
          "email",
          "title",
          "language",
          "partnerReference",
          "replacesClaimId",
          "",
          "a/b~c",
          "\u0000");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11",
          "4567890",
          "USAGE",
          "MICROSOFT_365",
          "contoso.hu",
          "anna@contoso.hu",
          "@",
          "hu",
          "half \ud83d",
          "x".repeat(300));

  /** A tree of at most so many levels. */
  @Nullable Object tree(int levels) {
    return switch (random.nextInt(levels > 1 ? 9 : 5)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> JsonTree.read(random.nextInt() + "e" + random.nextInt());
      case 3, 4 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 5 -> list(levels - 1);
      default -> object(levels - 1);
    };
  }

  private List<@Nullable Object> list(int levels) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(tree(levels));
    }
    return list;
  }

  private Map<String, @Nullable Object> object(int levels) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), tree(levels));
    }
    return object;
  }
}
