package cpor.handler;

import cpor.api.PartnerRoutes;
import cpor.api.ReviewerRoutes;
import cpor.bus.ClaimEventBus;
import cpor.change.Changes;
import cpor.cloud.Cloud;
import cpor.consent.OptOutPage;
import cpor.consent.page.ConsentPages;
import cpor.evidence.EvidenceBucket;
import cpor.metric.MetricLines;
import cpor.notice.ConsentRequests;
import cpor.notice.LeadDigest;
import cpor.notice.MailReports;
import cpor.notice.Mailer;
import cpor.notice.NoticeDispatch;
import cpor.notice.mail.Letterhead;
import cpor.notice.mail.MailRenderer;
import cpor.programme.Programme;
import cpor.repair.OpenClaimsWalk;
import cpor.repair.Repair;
import cpor.repair.RepairMetrics;
import cpor.retention.RetentionRun;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.lists.ClaimCounts;
import cpor.table.lists.ClaimLists;
import cpor.table.lists.RelatedClaims;
import cpor.table.notices.ConsentLinks;
import cpor.table.notices.DigestRecords;
import cpor.table.notices.NoticeRecords;
import cpor.table.retention.NamesInClaims;
import cpor.table.retention.RetainedClaims;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.UnreadableRecords;
import cpor.table.workflow.WindowPause;
import cpor.workflow.ClaimEvents;
import cpor.workflow.LifecycleExecutions;
import cpor.workflow.StageDeadlines;
import org.jspecify.annotations.Nullable;

/** Puts together what a handler calls, from what the function finds around it. */
final class Assembly {

  private final Cloud cloud;
  private final Table table;
  private @Nullable Programme programme;

  Assembly(Cloud cloud) {
    this.cloud = cloud;
    this.table = new Table(cloud.dynamoDb(), cloud.variable("CLAIMS_TABLE"));
  }

  PartnerRoutes partnerRoutes() {
    return new PartnerRoutes(
        cloud, claims(), lists(), counts(), related(), records(), changes(), evidence());
  }

  ReviewerRoutes reviewerRoutes() {
    return new ReviewerRoutes(
        cloud.clock(), claims(), lists(), counts(), related(), records(), changes(), evidence());
  }

  OptOutPage optOutPage() {
    return new OptOutPage(
        cloud.clock(),
        programme().calendar(),
        claims(),
        new ConsentLinks(table, cloud::random),
        changes(),
        new ConsentPages(
            programme().name(), cloud.variable("SUPPORT_ADDRESS"), programme().zone()));
  }

  ConsentRequests consentRequests() {
    return new ConsentRequests(
        cloud.clock(),
        programme().calendar(),
        claims(),
        changes(),
        new ConsentLinks(table, cloud::random),
        new NoticeRecords(table),
        renderer(),
        mailer(),
        cloud.variable("CONSENT_BASE_URL"));
  }

  NoticeDispatch noticeDispatch() {
    return new NoticeDispatch(
        cloud.clock(),
        programme().calendar(),
        claims(),
        new NoticeRecords(table),
        renderer(),
        mailer());
  }

  LeadDigest leadDigest() {
    return new LeadDigest(
        cloud.clock(),
        programme(),
        lists(),
        new DigestRecords(table),
        renderer(),
        mailer(),
        cloud.variable("LEAD_ADDRESS"));
  }

  QueuedEvents queuedEvents() {
    return new QueuedEvents(new UnreadableRecords(table));
  }

  MailReports mailReports() {
    return new MailReports(cloud.clock(), new NoticeRecords(table), changes());
  }

  StageDeadlines stageDeadlines() {
    return new StageDeadlines(
        cloud.clock(), new NoticeRecords(table), new WindowPause(table), changes());
  }

  ClaimEvents claimEvents() {
    return new ClaimEvents(
        new LifecycleExecutions(cloud),
        new Doorbells(table),
        new ClaimEventBus(cloud),
        new UnreadableRecords(table));
  }

  Repair repair() {
    return new Repair(
        new ClaimPositions(table),
        new Doorbells(table),
        new LifecycleExecutions(cloud),
        new WindowPause(table),
        cloud.clock());
  }

  RepairMetrics repairMetrics() {
    return new RepairMetrics(cloud);
  }

  OpenClaimsWalk openClaimsWalk(Repair repair, RepairMetrics metrics) {
    return new OpenClaimsWalk(
        new ClaimPositions(table), new Doorbells(table), repair, metrics, cloud);
  }

  RetentionRun retentionRun() {
    return new RetentionRun(cloud, new RetainedClaims(table), evidence(), new MetricLines(cloud));
  }

  NamesInClaims namesInClaims() {
    return new NamesInClaims(table);
  }

  /** Not every function is told of the programme. */
  private Programme programme() {
    Programme known = programme == null ? Programme.from(cloud) : programme;
    programme = known;
    return known;
  }

  private ClaimStore claims() {
    return new ClaimStore(table, programme().retention());
  }

  private ClaimLists lists() {
    return new ClaimLists(table, claims());
  }

  private ClaimCounts counts() {
    return new ClaimCounts(table);
  }

  private RelatedClaims related() {
    return new RelatedClaims(table, claims());
  }

  private Changes changes() {
    return new Changes(programme().decider(), claims(), cloud);
  }

  private IdempotencyRecords records() {
    return new IdempotencyRecords(table);
  }

  private EvidenceBucket evidence() {
    return new EvidenceBucket(cloud);
  }

  private MailRenderer renderer() {
    return new MailRenderer(
        new Letterhead(
            programme().name(),
            cloud.variable("PORTAL_URL"),
            cloud.variable("SUPPORT_ADDRESS"),
            programme().zone()));
  }

  private Mailer mailer() {
    return new Mailer(cloud, programme().name());
  }
}
