package cpor.api.list;

import cpor.api.request.ListRequest;
import cpor.api.request.TextRule;
import cpor.claim.ClaimStatus;
import cpor.claim.DeadlineKind;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.claim.Turn;
import cpor.table.lists.ClaimList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a partner's lists the parameters ask for. What would have to read more than it answers
 * is refused, with the parameter that is in the way and those that it goes with.
 */
public final class ClaimListChoice {

  private static final List<String> WHERE_IT_STANDS = List.of("status", "stage", "turn", "held");
  private static final List<String> ALL =
      List.of(
          "status",
          "stage",
          "turn",
          "held",
          "overdue",
          "dueBefore",
          "customerTenantId",
          "partnerReference",
          "q",
          "updatedSince",
          "sort");

  /** What is asked for when something is wrong: nobody will see it. */
  private static final ClaimList NONE = new ClaimList.LastChanged(Set.of(), null);

  private final ListRequest query;
  private final Set<Standing> standings;
  private final @Nullable Boolean overdue;
  private final @Nullable Instant dueBefore;
  private final @Nullable String customer;
  private final @Nullable String reference;
  private final @Nullable String word;
  private final @Nullable Instant updatedSince;
  private final @Nullable ClaimSort sort;

  public ClaimListChoice(ListRequest query) {
    this.query = query;
    ClaimStatus status = query.oneOf("status", ClaimStatus.values());
    StageName stage = query.oneOf("stage", StageName.values());
    Turn turn = query.oneOf("turn", Turn.values());
    Boolean held = query.flag("held");
    standings =
        Standing.where(
            standing ->
                (status == null || standing.stage().status() == status)
                    && (stage == null || standing.stage() == stage)
                    && (turn == null || standing.turn() == turn)
                    && (held == null || standing.held() == held));
    overdue = query.flag("overdue");
    dueBefore = query.time("dueBefore");
    customer = query.text("customerTenantId", TextRule.UUID);
    reference = query.text("partnerReference", TextRule.NAME);
    word = SearchedWord.of(query);
    updatedSince = query.time("updatedSince");
    sort = query.choice("sort", ClaimSort.byParameter());
  }

  /** The list; whatever is wrong with the parameters is told when its page is asked for. */
  public ClaimList list() {
    if (!query.isRight()) {
      return NONE;
    }
    return about().orElseGet(this::sorted);
  }

  /** What a claim is about leads to it at once, and goes with nothing else. */
  private Optional<ClaimList> about() {
    if (customer != null) {
      alone("customerTenantId");
      return Optional.of(new ClaimList.OfCustomer(customer.toLowerCase(Locale.ROOT)));
    }
    if (reference != null) {
      alone("partnerReference");
      return Optional.of(new ClaimList.OfReference(reference));
    }
    if (word != null) {
      alone("q");
      return Optional.of(new ClaimList.Beginning(word));
    }
    return Optional.empty();
  }

  private void alone(String filter) {
    refuse(
        ALL.stream().filter(other -> !other.equals(filter)).toList(),
        "does not go with %s, which goes with limit and cursor only".formatted(filter));
  }

  private ClaimList sorted() {
    ClaimSort order =
        sort != null
            ? sort
            : overdue != null || dueBefore != null ? ClaimSort.DUE : ClaimSort.LAST_CHANGED;
    return switch (order) {
      case LAST_CHANGED -> lastChanged();
      case DUE -> due();
      case LAST_SUBMITTED -> lastSubmitted();
    };
  }

  private ClaimList lastChanged() {
    refuse(
        List.of("overdue", "dueBefore"),
        "goes with sort=dueAt, and not with sort=" + ClaimSort.LAST_CHANGED.parameter());
    boolean any = standings.size() == Standing.values().length;
    if (standings.isEmpty()) {
      refuse(WHERE_IT_STANDS, "excludes another of status, stage, turn and held");
    } else if (!any && standings.size() > ClaimList.LastChanged.MOST_STANDINGS) {
      refuse(WHERE_IT_STANDS, "goes with status, stage or turn: false alone leaves too much");
    }
    return new ClaimList.LastChanged(standings, updatedSince);
  }

  private ClaimList due() {
    refuse(
        List.of("updatedSince"),
        "goes with sort=-updatedAt only, and not with overdue or dueBefore");
    Set<DeadlineKind> kinds = DeadlineKind.making(standings).orElse(Set.of());
    if (standings.isEmpty()) {
      refuse(WHERE_IT_STANDS, "excludes another of status, stage, turn and held");
    } else if (kinds.isEmpty()) {
      refuse(
          WHERE_IT_STANDS,
          "does not go with sort=dueAt, overdue or dueBefore, which go with turn=PARTNER,"
              + " turn=NOBODY, stage=PARTNER_ACTION_REQUIRED and stage=DISPUTE_PERIOD");
    }
    return new ClaimList.Due(kinds, overdue, dueBefore);
  }

  private ClaimList lastSubmitted() {
    refuse(
        ALL.stream().filter(other -> !other.equals("sort")).toList(),
        "does not go with sort=-submittedAt, which goes with limit and cursor only");
    return new ClaimList.LastSubmitted();
  }

  private void refuse(List<String> filters, String detail) {
    filters.stream().filter(query::has).forEach(filter -> query.fault(filter, detail));
  }
}
