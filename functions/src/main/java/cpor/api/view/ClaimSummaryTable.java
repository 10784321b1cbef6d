package cpor.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims as lists show them, a row each: every field is a column, named by its path. */
public final class ClaimSummaryTable {

  private record Column(String name, Function<ClaimSummaryView, @Nullable Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ClaimSummaryView::id),
          new Column("status", ClaimSummaryView::status),
          new Column("stage", ClaimSummaryView::stage),
          new Column("version", ClaimSummaryView::version),
          new Column("customer.tenantId", claim -> claim.customer().tenantId()),
          new Column("customer.name", claim -> claim.customer().name()),
          new Column("customer.domain", claim -> claim.customer().domain()),
          new Column("partner.partnerId", claim -> claim.partner().partnerId()),
          new Column("partner.organisation", claim -> claim.partner().organisation()),
          new Column("partner.organisationName", claim -> claim.partner().organisationName()),
          new Column("solutionArea", ClaimSummaryView::solutionArea),
          new Column("activity", ClaimSummaryView::activity),
          new Column("partnerReference", ClaimSummaryView::partnerReference),
          new Column("deadline.dueAt", ofDeadline(DeadlineView::dueAt)),
          new Column("deadline.owner", ofDeadline(DeadlineView::owner)),
          new Column("deadline.whenMissed", ofDeadline(DeadlineView::whenMissed)),
          new Column("turn", ClaimSummaryView::turn),
          new Column("held", ClaimSummaryView::held),
          new Column("heldReason", ClaimSummaryView::heldReason),
          new Column("partnerCommentUnanswered", ClaimSummaryView::partnerCommentUnanswered),
          new Column("dispute", ClaimSummaryView::dispute),
          new Column("submittedAt", ClaimSummaryView::submittedAt),
          new Column("updatedAt", ClaimSummaryView::updatedAt));

  private ClaimSummaryTable() {}

  public static String csv(Stream<ClaimSummaryView> claims) {
    return Csv.of(COLUMNS.stream().map(Column::name).toList(), claims.map(ClaimSummaryTable::row));
  }

  private static List<String> row(ClaimSummaryView claim) {
    return COLUMNS.stream().map(column -> cell(column.value().apply(claim))).toList();
  }

  private static String cell(@Nullable Object value) {
    return value instanceof Instant time
        ? ViewJson.inWholeSeconds(time)
        : Objects.toString(value, "");
  }

  private static Function<ClaimSummaryView, @Nullable Object> ofDeadline(
      Function<DeadlineView, @Nullable Object> value) {
    return claim -> claim.deadline() == null ? null : value.apply(claim.deadline());
  }
}
