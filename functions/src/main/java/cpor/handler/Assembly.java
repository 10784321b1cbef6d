package cpor.handler;

import cpor.api.PartnerRoutes;
import cpor.api.ReviewerRoutes;
import cpor.change.Changes;
import cpor.cloud.Cloud;
import cpor.consent.OptOutPage;
import cpor.consent.page.ConsentPages;
import cpor.evidence.EvidenceBucket;
import cpor.notice.ConsentRequests;
import cpor.notice.MailReports;
import cpor.notice.Mailer;
import cpor.notice.NoticeDispatch;
import cpor.notice.mail.MailRenderer;
import cpor.programme.Programme;
import cpor.repair.OpenClaimsWalk;
import cpor.repair.Repair;
import cpor.repair.RepairMetrics;
import cpor.table.Table;
import cpor.table.claims.ClaimLists;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.notices.ConsentLinks;
import cpor.table.notices.NoticeRecords;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.DiscardedDrafts;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.UnreadableRecords;
import cpor.table.workflow.Walks;
import cpor.workflow.ClaimEvents;
import cpor.workflow.LifecycleExecutions;
import cpor.workflow.StageDeadlines;

/** Puts together what a handler calls, from what the function finds around it. */
final class Assembly {

  private final Cloud cloud;
  private final Table table;

  Assembly(Cloud cloud) {
    this.cloud = cloud;
    this.table = new Table(cloud.dynamoDb(), cloud.variable("CLAIMS_TABLE"));
  }

  PartnerRoutes partnerRoutes() {
    Programme programme = Programme.from(cloud);
    ClaimStore claims = claims(programme);
    return new PartnerRoutes(
        cloud.clock(),
        claims,
        new ClaimLists(table),
        new IdempotencyRecords(table),
        new Changes(programme.decider(), claims),
        new EvidenceBucket(cloud));
  }

  ReviewerRoutes reviewerRoutes() {
    Programme programme = Programme.from(cloud);
    ClaimStore claims = claims(programme);
    return new ReviewerRoutes(
        cloud.clock(),
        claims,
        new ClaimLists(table),
        new IdempotencyRecords(table),
        new Changes(programme.decider(), claims),
        new EvidenceBucket(cloud));
  }

  OptOutPage optOutPage() {
    Programme programme = Programme.from(cloud);
    ClaimStore claims = claims(programme);
    return new OptOutPage(
        cloud.clock(),
        programme.calendar(),
        claims,
        new ConsentLinks(table),
        new Changes(programme.decider(), claims),
        new ConsentPages(programme.name(), programme.zone()));
  }

  ConsentRequests consentRequests() {
    Programme programme = Programme.from(cloud);
    ClaimStore claims = claims(programme);
    return new ConsentRequests(
        cloud.clock(),
        programme.calendar(),
        claims,
        new Changes(programme.decider(), claims),
        new ConsentLinks(table),
        new NoticeRecords(table),
        renderer(programme),
        new Mailer(cloud, programme.name()),
        cloud.variable("CONSENT_BASE_URL"));
  }

  NoticeDispatch noticeDispatch() {
    Programme programme = Programme.from(cloud);
    return new NoticeDispatch(
        cloud.clock(),
        programme.calendar(),
        claims(programme),
        new NoticeRecords(table),
        renderer(programme),
        new Mailer(cloud, programme.name()),
        cloud.variable("LEAD_ADDRESS"));
  }

  MailReports mailReports() {
    Programme programme = Programme.from(cloud);
    return new MailReports(
        cloud.clock(),
        new NoticeRecords(table),
        new Changes(programme.decider(), claims(programme)));
  }

  StageDeadlines stageDeadlines() {
    Programme programme = Programme.from(cloud);
    return new StageDeadlines(
        cloud.clock(),
        new NoticeRecords(table),
        new Changes(programme.decider(), claims(programme)));
  }

  ClaimEvents claimEvents() {
    return new ClaimEvents(
        new LifecycleExecutions(cloud),
        new Doorbells(table),
        new DiscardedDrafts(table),
        new UnreadableRecords(table));
  }

  Repair repair() {
    return new Repair(
        new ClaimPositions(table),
        new Doorbells(table),
        new LifecycleExecutions(cloud),
        cloud.clock());
  }

  RepairMetrics repairMetrics() {
    return new RepairMetrics(cloud);
  }

  OpenClaimsWalk openClaimsWalk(Repair repair, RepairMetrics metrics) {
    return new OpenClaimsWalk(
        new ClaimPositions(table), new Doorbells(table), new Walks(table), repair, metrics);
  }

  private ClaimStore claims(Programme programme) {
    return new ClaimStore(table, programme.retention());
  }

  private MailRenderer renderer(Programme programme) {
    return new MailRenderer(programme.name(), cloud.variable("PORTAL_URL"), programme.zone());
  }
}
