package cpor.wording;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Hungarian. Names and times never take a suffix: which one is right depends on their sound. */
final class HungarianTerms implements Terms {

  static final HungarianTerms INSTANCE = new HungarianTerms();

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu. MMMM d., EEEE", Locale.of("hu", "HU"));

  private HungarianTerms() {}

  @Override
  public String label(Label label) {
    return switch (label) {
      case CUSTOMER -> "Ügyfél";
      case PRODUCTS -> "Termékek";
      case YOUR_REFERENCE -> "Az Önök hivatkozási száma";
      case CLAIM -> "Igény";
      case PARTNER_ORGANISATION -> "Partnerszervezet";
      case STAGE -> "Szakasz";
      case ON_HOLD_SINCE -> "A felfüggesztés kezdete";
      case WHO_CLAIMS -> "Az igénylő";
      case ITS_CONTACT -> "Kapcsolattartója";
      case YOUR_ORGANISATION -> "Az Ön szervezete";
      case WHAT_IT_DOES -> "Állítása szerint";
      case SOLUTION_AREA -> "Megoldási terület";
      case CLAIMED_SINCE -> "Az igény kelte";
    };
  }

  @Override
  public String activity(Activity activity) {
    return switch (activity) {
      case PRE_SALES ->
          "Értékesítés előtti tevékenység: közreműködött az Ön szervezetének vásárlási"
              + " döntésében";
      case USAGE -> "Használat: segíti az Ön szervezetét a termékek használatában";
      case REVENUE_ASSOCIATION ->
          "Bevétel-hozzárendelés: e termékekkel kapcsolatban együttműködik az Ön szervezetével";
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
      case DISPUTE_PERIOD -> "Elutasítva, vitatható";
      case CLOSED -> "Lezárva";
    };
  }

  @Override
  public String reason(ActionReason reason) {
    return switch (reason) {
      case ALL_POE_MISSING -> "Hiányzik a teljesítésigazolás.";
      case CUSTOMER_ACKNOWLEDGEMENT_MISSING ->
          "A teljesítésigazolásból nem derül ki, hogy az ügyfél elismeri az Önök munkáját.";
      case DATES_MISSING_OR_OLD -> "A teljesítésigazoláson nincs dátum, vagy a dátum túl régi.";
      case PARTNER_SERVICE_MISSING ->
          "A teljesítésigazolás nem írja le az Önök által nyújtott szolgáltatást.";
      case PRODUCTS_MISSING ->
          "A teljesítésigazolás nem nevezi meg az igényben szereplő termékeket.";
      case OTHER -> "Egyéb ok, amelyet a megjegyzés fejt ki.";
    };
  }

  @Override
  public String reason(RejectionReason reason) {
    return switch (reason) {
      case PARTNER_REQUEST -> "Önök kérték az igény elutasítását.";
      case CUSTOMER_DECLINED -> "Az ügyfél elutasította a társítást.";
      case NO_PARTNER_RESPONSE -> "Kiegészítést kértünk, és nem kaptunk rá időben választ.";
      case POE_INSUFFICIENT -> "A teljesítésigazolás nem elegendő.";
      case CUSTOMER_CONSENT_MISSING_IN_POE ->
          "A teljesítésigazolásból nem derül ki az ügyfél hozzájárulása.";
      case PRODUCTS_MISSING ->
          "A teljesítésigazolás nem nevezi meg az igényben szereplő termékeket.";
      case POE_UNAVAILABLE -> "A teljesítésigazolást nem lehetett megnyitni.";
    };
  }

  @Override
  public String reason(WithdrawalReason reason) {
    return switch (reason) {
      case WRONG_PARTNER_ID -> "Az Önök indoka: hibás volt a partnerazonosító.";
      case WRONG_ACTIVITY -> "Az Önök indoka: hibás volt a tevékenység.";
      case NO_LONGER_ENGAGED -> "Az Önök indoka: már nem dolgoznak együtt az ügyféllel.";
      case OTHER -> "Az Önök indoka: egyéb.";
    };
  }

  @Override
  public String reason(HeldReason reason) {
    return switch (reason) {
      case BOUNCED ->
          "Az ügyfél kapcsolattartójának küldött értesítés visszaérkezett: a cím nem létezik, vagy"
              + " nem fogad levelet.";
      case COMPLAINT ->
          "A címzett kéretlen levélként jelentette az ügyfél kapcsolattartójának küldött"
              + " értesítést.";
      case REFUSED ->
          "A levelezőszolgáltatás megtagadta az ügyfél kapcsolattartójának szóló értesítés"
              + " kézbesítését.";
      case NOT_DELIVERED ->
          "A hozzájárulási időszak letelt, de az ügyfél kapcsolattartójának küldött értesítés nem"
              + " érkezett meg.";
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

  @Override
  public DateTimeFormatter day() {
    return DAY;
  }
}
