package cpor.api.list;

import java.util.LinkedHashMap;
import java.util.Map;

/** The orders of a partner's list. */
enum ClaimSort {
  LAST_CHANGED("-updatedAt"),
  DUE("dueAt"),
  LAST_SUBMITTED("-submittedAt");

  private final String parameter;

  ClaimSort(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  static Map<String, ClaimSort> byParameter() {
    Map<String, ClaimSort> sorts = new LinkedHashMap<>();
    for (ClaimSort sort : values()) {
      sorts.put(sort.parameter, sort);
    }
    return sorts;
  }
}
