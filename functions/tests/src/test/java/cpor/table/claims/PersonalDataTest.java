package cpor.table.claims;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.claim.Personal;
import cpor.claim.RecordedEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and addresses stand in one map of an item, whoever adds a field to a claim or an event. */
class PersonalDataTest {

  /**
   * The texts of claims and events that name nobody: ids, what organisations and documents are
   * called, and what people write to each other. A text that is new belongs here, or is to be
   * marked {@link Personal}.
   */
  private static final Set<String> IMPERSONAL =
      Set.of(
          "ActionRequest.comment",
          "Actor.id",
          "Claim.id",
          "Claim.organisation",
          "Claim.organisationName",
          "ClaimCreated.claimId",
          "ClaimCreated.organisation",
          "ClaimCreated.organisationName",
          "ClaimDetails.partnerId",
          "ClaimDetails.partnerReference",
          "ClaimDetails.replacesClaimId",
          "ClaimDisputed.justification",
          "ClaimApproved.text",
          "ClaimRejected.text",
          "ClaimResubmitted.organisationName",
          "ClaimResubmitted.text",
          "ClaimSubmitted.organisationName",
          "ClaimWithdrawn.text",
          "CommentAdded.text",
          "Consent.declineReason",
          "Customer.domain",
          "Customer.name",
          "Customer.tenantId",
          "CustomerDeclined.reason",
          "Deadline.calendarVersion",
          "Dispute.excludedReviewer",
          "Dispute.justification",
          "Evidence.contentType",
          "Evidence.description",
          "Evidence.fileName",
          "Evidence.id",
          "Evidence.sha256",
          "EvidenceConfirmed.evidenceId",
          "EvidenceConfirmed.fileName",
          "EvidenceRemoved.evidenceId",
          "EvidenceRemoved.fileName",
          "PartnerActionRequested.text",
          "Product.name",
          "Product.subscriptionId",
          "Rejection.comment",
          "Rejection.rejectedBy",
          "Claim.reviewedBy");

  private static final Set<String> OF_LISTS =
      Set.of(
          "ClaimSummary.id",
          "ClaimSummary.organisation",
          "ClaimSummary.organisationName",
          "ClaimSummary.partnerId",
          "ClaimSummary.partnerReference",
          "Customer.domain",
          "Customer.name",
          "Customer.tenantId");

  private static final Set<String> OF_ANNOUNCEMENTS =
      Set.of(
          "Announcement.eventId",
          "Announcement.claimId",
          "Announcement.partnerId",
          "Announcement.organisation",
          "Announcement.customerTenantId",
          "Announcement.at",
          "Product.name",
          "Product.subscriptionId");

  @Test
  void everyTextOfAClaimOrAnEventIsPersonalOrKnownNotToBe() {
    assertThat(textsOf(Claim.class, RecordedEvent.class)).isEqualTo(new TreeSet<>(IMPERSONAL));
  }

  @Test
  void listsAndAnnouncementsHoldNothingPersonal() {
    assertThat(textsOf(ClaimSummary.class)).isEqualTo(new TreeSet<>(OF_LISTS));
    assertThat(textsOf(Announcement.class)).isEqualTo(new TreeSet<>(OF_ANNOUNCEMENTS));
  }

  @Test
  void whatTheRulesMarkIsWhatTheStoreSetsApart() {
    Set<String> marked = new TreeSet<>();
    Set<String> unmarked = new TreeSet<>();
    for (Class<?> type : recordsIn(Claim.class, RecordedEvent.class)) {
      for (RecordComponent component : type.getRecordComponents()) {
        (isPersonal(component) ? marked : unmarked).add(component.getName());
      }
    }

    assertThat(marked).isEqualTo(new TreeSet<>(PersonalData.COMPONENTS));
    assertThat(unmarked).as("a name means the same everywhere").doesNotContainAnyElementsOf(marked);
  }

  /** Those that are not marked, by record and component. */
  private static Set<String> textsOf(Class<?>... roots) {
    Set<String> texts = new TreeSet<>();
    for (Class<?> type : recordsIn(roots)) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getType() == String.class && !isPersonal(component)) {
          texts.add(type.getSimpleName() + "." + component.getName());
        }
      }
    }
    return texts;
  }

  private static boolean isPersonal(RecordComponent component) {
    return component.isAnnotationPresent(Personal.class);
  }

  /** All records that these hold, but for what is marked and so set apart as a whole. */
  private static Set<Class<?>> recordsIn(Class<?>... roots) {
    Set<Class<?>> found = new HashSet<>();
    Stream.of(roots).forEach(root -> addTo(found, root));
    return found;
  }

  private static void addTo(Set<Class<?>> found, Class<?> type) {
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(kind -> addTo(found, kind));
    } else if (type.isRecord() && found.add(type)) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (!isPersonal(component)) {
          addTo(found, component.getType());
          if (component.getGenericType() instanceof ParameterizedType list) {
            for (Type element : list.getActualTypeArguments()) {
              addTo(found, (Class<?>) element);
            }
          }
        }
      }
    }
  }
}
