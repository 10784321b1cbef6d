package cpor.wording;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** Hungarian. Names and times never take a suffix: which one is right depends on their sound. */
final class HungarianTerms implements Terms {

  static final HungarianTerms INSTANCE = new HungarianTerms();

  private HungarianTerms() {}

  @Override
  public String label(Label label) {
    return switch (label) {
      case CUSTOMER -> "Ügyfél";
      case PRODUCTS -> "Termékek";
      case YOUR_REFERENCE -> "Az Ön hivatkozási száma";
      case CLAIM -> "Igény";
      case WHO_CLAIMS -> "Az igénylő";
      case PARTNERS_CONTACT -> "A partner kapcsolattartója";
      case YOUR_ORGANISATION -> "Az Ön szervezete";
      case WHAT_THE_PARTNER_DOES -> "A partner állítása szerint";
      case SOLUTION_AREA -> "Megoldási terület";
      case CLAIMED_SINCE -> "Az igény kelte";
    };
  }

  @Override
  public String activity(Activity activity) {
    return switch (activity) {
      case PRE_SALES ->
          "Értékesítés előtti tevékenység: befolyásolta az Ön szervezetének vásárlási döntését";
      case USAGE -> "Használat: segíti az Ön szervezetét a termékek használatában";
      case REVENUE_ASSOCIATION ->
          "Bevételtársítás: ezekkel a termékekkel kapcsolatban együttműködik az Ön szervezetével";
    };
  }

  @Override
  public String stage(StageName stage) {
    return switch (stage) {
      case EDITING -> "Szerkesztés alatt";
      case SUBMITTED -> "Benyújtva, az elbírálás még nem kezdődött el";
      case UNDER_REVIEW -> "Elbírálás alatt";
      case PARTNER_ACTION_REQUIRED -> "A partner válaszára vár";
      case CONSENT_WINDOW -> "Jóváhagyva, az ügyfél elutasíthatja";
      case ASSOCIATED -> "Társítva";
      case DISPUTE_PERIOD -> "Elutasítva, kifogás emelhető";
      case CLOSED -> "Lezárva";
    };
  }

  @Override
  public String reason(ActionReason reason) {
    return switch (reason) {
      case ALL_POE_MISSING -> "Hiányzik a végrehajtási igazolás (PoE).";
      case CUSTOMER_ACKNOWLEDGEMENT_MISSING ->
          "A végrehajtási igazolásból (PoE) nem derül ki, hogy az ügyfél elismeri az Ön"
              + " szervezetének munkáját.";
      case DATES_MISSING_OR_OLD ->
          "A végrehajtási igazoláson (PoE) nincs dátum, vagy a dátum túl régi.";
      case PARTNER_SERVICE_MISSING ->
          "A végrehajtási igazolás (PoE) nem írja le az Ön szervezete által nyújtott"
              + " szolgáltatást.";
      case PRODUCTS_MISSING ->
          "A végrehajtási igazolás (PoE) nem nevezi meg az igényben szereplő termékeket.";
      case OTHER -> "Egyéb ok, amelyet a megjegyzés fejt ki.";
    };
  }

  @Override
  public String reason(RejectionReason reason) {
    return switch (reason) {
      case PARTNER_REQUEST -> "Ön kérte az igény elutasítását.";
      case CUSTOMER_DECLINED -> "Az ügyfél elutasította a társítást.";
      case NO_PARTNER_RESPONSE -> "Kiegészítést kértünk, és határidőben nem kaptunk választ.";
      case POE_INSUFFICIENT -> "A végrehajtási igazolás (PoE) nem elegendő.";
      case CUSTOMER_CONSENT_MISSING_IN_POE ->
          "A végrehajtási igazolásból (PoE) nem derül ki az ügyfél beleegyezése.";
      case PRODUCTS_MISSING ->
          "A végrehajtási igazolás (PoE) nem nevezi meg az igényben szereplő termékeket.";
      case POE_UNAVAILABLE -> "A végrehajtási igazolást (PoE) nem lehetett megnyitni.";
    };
  }

  @Override
  public String reason(WithdrawalReason reason) {
    return switch (reason) {
      case WRONG_PARTNER_ID -> "Az Ön indoka: hibás volt a partnerazonosító.";
      case WRONG_ACTIVITY -> "Az Ön indoka: hibás volt a tevékenység.";
      case NO_LONGER_ENGAGED -> "Az Ön indoka: az ügyféllel való együttműködés megszűnt.";
      case OTHER -> "Az Ön indoka: egyéb.";
    };
  }

  @Override
  public String reason(HeldReason reason) {
    return switch (reason) {
      case BOUNCED ->
          "Az ügyfél kapcsolattartójának küldött értesítés visszaérkezett: a cím nem létezik, vagy"
              + " nem fogad levelet.";
      case COMPLAINT ->
          "Az ügyfél kapcsolattartójának küldött értesítést a címzett kéretlen levélként"
              + " jelentette.";
      case REFUSED ->
          "A levelezőszolgáltatás megtagadta az ügyfél kapcsolattartójának szóló értesítés"
              + " kézbesítését.";
      case NOT_DELIVERED ->
          "A beleegyezési időszak letelt, de a levelezőszolgáltatás nem jelezte, hogy az értesítés"
              + " megérkezett az ügyfél kapcsolattartójához.";
    };
  }

  @Override
  public String partner(String name, String partnerId) {
    return "%s, partnerazonosító: %s".formatted(name, partnerId);
  }

  @Override
  public String customer(String name, String domain, String tenantId) {
    return "%s (%s), bérlőazonosító: %s".formatted(name, domain, tenantId);
  }

  /**
   * Only the programme's own city has its adjective here; those of others depend on their sound.
   */
  @Override
  public String zone(String city) {
    return city.equals("Budapest") ? "budapesti idő" : "időzóna: " + city;
  }

  @Override
  public String day(LocalDate day) {
    return day.getYear()
        + ". "
        + month(day.getMonth())
        + " "
        + day.getDayOfMonth()
        + "., "
        + weekday(day.getDayOfWeek());
  }

  private static String month(Month month) {
    return switch (month) {
      case JANUARY -> "január";
      case FEBRUARY -> "február";
      case MARCH -> "március";
      case APRIL -> "április";
      case MAY -> "május";
      case JUNE -> "június";
      case JULY -> "július";
      case AUGUST -> "augusztus";
      case SEPTEMBER -> "szeptember";
      case OCTOBER -> "október";
      case NOVEMBER -> "november";
      case DECEMBER -> "december";
    };
  }

  private static String weekday(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> "hétfő";
      case TUESDAY -> "kedd";
      case WEDNESDAY -> "szerda";
      case THURSDAY -> "csütörtök";
      case FRIDAY -> "péntek";
      case SATURDAY -> "szombat";
      case SUNDAY -> "vasárnap";
    };
  }
}
