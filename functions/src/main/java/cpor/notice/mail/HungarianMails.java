package cpor.notice.mail;

import static cpor.claim.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.RejectionReason.PARTNER_REQUEST;

import cpor.claim.Language;
import cpor.claim.RejectionReason;
import cpor.claim.StageName;
import cpor.wording.Fact;
import cpor.wording.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices in Hungarian. Names and times never take a suffix. */
final class HungarianMails extends MailWording {

  HungarianMails(ZoneId zone) {
    super(Terms.in(Language.HU), zone);
  }

  @Override
  Message submitted(Notice.Submitted notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Igény benyújtva: " + claim.customerName(),
        "Megkaptuk az igényét",
        dear(claim),
        paragraph(
            ("Az igény beérkezett hozzánk. A beérkezés időpontja: %s. Egy bíráló"
                    + " ellenőrizni fogja a teljesítésigazolást.")
                .formatted(moment(notice.submittedAt()))),
        paragraph(
            ("A döntés határideje: %s. Ha kiegészítésre van szükségünk, írunk, és a"
                    + " határidő a válaszára várt idővel meghosszabbodik.")
                .formatted(moment(notice.decisionDueAt()))),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message actionRequired(Notice.ActionRequired notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Teendője van, igény: " + claim.customerName(),
        "Az igény elbírálásához kiegészítésre van szükségünk",
        dear(claim),
        paragraph("Egy bíráló megnézte az igényét, és a következőt találta:"),
        actionReasons(notice.reasons()),
        new Block.Quote("A bíráló megjegyzése", notice.comment()),
        new Block.Highlight("A válasz határideje: %s.".formatted(moment(notice.dueAt()))),
        howToAnswer(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message answerReminder(Notice.AnswerReminder notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Emlékeztető: lejár a válasz határideje, igény: " + claim.customerName(),
        "Hamarosan lejár a válasz határideje",
        dear(claim),
        new Block.Highlight("A válasz határideje: %s.".formatted(moment(notice.dueAt()))),
        paragraph("Egy bíráló kiegészítést kért:"),
        actionReasons(notice.reasons()),
        new Block.Quote("A bíráló megjegyzése", notice.comment()),
        howToAnswer(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private static Block howToAnswer() {
    return paragraph(
        "Nyissa meg az igényt, javítsa, csatoljon teljesítésigazolást vagy írjon"
            + " megjegyzést, és nyújtsa be újra: a megjegyzés önmagában nem számít válasznak."
            + " A határidőben újra be nem nyújtott igényt elutasítjuk.");
  }

  @Override
  Message approved(Notice.Approved notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Igény jóváhagyva: " + claim.customerName(),
        "Az igényét jóváhagyták",
        dear(claim),
        paragraph(
            "A bírálók jóváhagyták az igényét: addig, amíg az ügyfél elutasíthatja, a"
                + " társítás ideiglenes."),
        customerMayDecline(notice.windowEndsAt()),
        noPromiseOfPayment(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private Block customerMayDecline(@Nullable Instant windowEndsAt) {
    return windowEndsAt == null
        ? paragraph(
            "Az ügyfelet levélben megkérdezzük, és az igényt elutasíthatja. A"
                + " hozzájárulási időszak még nem kezdődött el; ha válasz nélkül telik le, a"
                + " társítás véglegessé válik.")
        : paragraph(
            ("Az ügyfelet levélben megkérdeztük. Az igényt eddig utasíthatja el: %s. Ha ez az"
                    + " idő válasz nélkül telik le, a társítás véglegessé válik.")
                .formatted(moment(windowEndsAt)));
  }

  private static Block noPromiseOfPayment() {
    return paragraph(
        "Ez nem ígéret kifizetésre. Az ösztönző programok a társítás véglegessé válása"
            + " után kapják meg az igényt, és akkor bírálják el, hogy jogosult-e.");
  }

  @Override
  Message windowHeld(Notice.WindowHeld notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Felfüggesztve, az ügyfelet nem értük el, igény: " + claim.customerName(),
        "A hozzájárulási időszak felfüggesztve",
        dear(claim),
        paragraph(terms.reason(notice.reason())),
        new Block.Highlight(
            "Nem telik határidő: amíg az ügyfelet meg nem kérdeztük, a hallgatás"
                + " semmit sem jelent."),
        paragraph(
            "Nyissa meg az igényt, ellenőrizze az ügyfél kapcsolattartóját, javítsa,"
                + " ha hibás, és küldesse el újra az értesítést. Ekkor új hozzájárulási"
                + " időszak kezdődik."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message windowHeldLead(Notice.WindowHeldLead notice, String link) {
    return message(
        "Felfüggesztett hozzájárulási időszak, igény: " + notice.claimId(),
        "Egy hozzájárulási időszak felfüggesztve",
        paragraph(terms.reason(notice.reason())),
        paragraph(
            "Amíg az értesítést újra el nem küldik, nem telik határidő. Egy bíráló"
                + " vagy a partner javíthatja az ügyfél kapcsolattartóját, és újraküldheti az"
                + " értesítést."),
        facts(
            notice,
            new Fact("Szakasz", terms.stage(StageName.CONSENT_WINDOW)),
            new Fact("A felfüggesztés kezdete", moment(notice.since()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message rejected(Notice.Rejected notice, String link) {
    ClaimFacts claim = notice.claim();
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(
        paragraph(
            "Az igényét elutasították. Az elutasítás időpontja: %s. Az ok:"
                .formatted(moment(notice.rejectedAt()))));
    blocks.add(rejectionReasons(notice.reasons(), notice.withdrawalReason()));
    addComment(blocks, commentLabel(notice.reasons()), notice.comment());
    Instant disputeUntil = notice.disputeUntil();
    if (disputeUntil == null) {
      blocks.add(isFinal());
    } else {
      blocks.add(
          new Block.Highlight(
              "Ha nem ért egyet, az elutasítást egyszer vitathatja, legkésőbb eddig: %s."
                  .formatted(moment(disputeUntil))));
      blocks.add(howToDispute());
    }
    blocks.add(whereToRead());
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message("Igény elutasítva: " + claim.customerName(), "Az igényét elutasították", blocks);
  }

  @Override
  Message disputeReminder(Notice.DisputeReminder notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Emlékeztető: lejár a vitatási időszak, igény: " + claim.customerName(),
        "Hamarosan lejár a vitatási időszak",
        dear(claim),
        paragraph("Az igényét elutasították. Az ok:"),
        rejectionReasons(notice.reasons(), null),
        new Block.Highlight(
            "Az elutasítást egyszer vitathatja, legkésőbb eddig: %s."
                .formatted(moment(notice.disputeUntil()))),
        howToDispute(),
        paragraph("Ha egyetért az elutasítással, nincs teendője: az ekkor véglegessé válik."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private static Block howToDispute() {
    return paragraph(
        "Nyissa meg az igényt, adjon üzleti indoklást vagy csatoljon új"
            + " teljesítésigazolást, és vitassa az elutasítást.");
  }

  private static Block whereToRead() {
    return paragraph(
        "Az indokok, az összes megjegyzés és a teljes előzmény az igénynél olvasható.");
  }

  private static Block isFinal() {
    return new Block.Highlight(
        "Ez az elutasítás végleges, nem vitatható. A továbblépés egyetlen módja egy új"
            + " igény, frissített teljesítésigazolással.");
  }

  @Override
  Message disputeWon(ClaimFacts claim, Notice.DisputeOutcome.Won won, String link) {
    return message(
        "Döntés a vitatásról: igény jóváhagyva, " + claim.customerName(),
        "A vitatása sikeres volt",
        dear(claim),
        paragraph(
            "Egy bíráló döntött a vitatásról, és jóváhagyta az igényt: addig, amíg az"
                + " ügyfél elutasíthatja, a társítás ideiglenes."),
        customerMayDecline(won.windowEndsAt()),
        noPromiseOfPayment(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message disputeRefused(ClaimFacts claim, Notice.DisputeOutcome.Refused refused, String link) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(paragraph("Egy bíráló döntött a vitatásról: az igény elutasítva marad. Az ok:"));
    blocks.add(rejectionReasons(refused.reasons(), null));
    addComment(blocks, commentLabel(refused.reasons()), refused.comment());
    blocks.add(isFinal());
    blocks.add(whereToRead());
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message(
        "Döntés a vitatásról: az igény elutasítva marad, " + claim.customerName(),
        "A vitatását elutasították",
        blocks);
  }

  @Override
  Message associated(Notice.Associated notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Végleges társítás: " + claim.customerName(),
        "A társítás véglegessé vált",
        dear(claim),
        paragraph(
            ("A hozzájárulási időszak letelt, és az ügyfél nem utasította el az igényt."
                    + " A társítás véglegessé vált. Időpont: %s.")
                .formatted(moment(notice.at()))),
        paragraph(
            "Az igényt átadtuk az ösztönző programoknak elbírálásra. Ez nem ígéret"
                + " kifizetésre: a programok döntik el, hogy az igény jogosult-e."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message associationEnded(Notice.AssociationEnded notice, String link) {
    ClaimFacts claim = notice.claim();
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(
        paragraph(
            ("Ön visszavonta az igényét. A visszavonás időpontja: %s. Az ügyfélhez való"
                    + " társítása megszűnt, és erről értesítjük az ösztönző programokat.")
                .formatted(moment(notice.at()))));
    blocks.add(paragraph(terms.reason(notice.reason())));
    addComment(blocks, "Az Ön megjegyzése", notice.comment());
    blocks.add(
        paragraph(
            "A visszavonás végleges. A továbblépés egyetlen módja egy új igény,"
                + " frissített teljesítésigazolással."));
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message("Társítás megszűnt: " + claim.customerName(), "A társítás megszűnt", blocks);
  }

  @Override
  Message reviewOverdue(Notice.ReviewOverdue notice, String link) {
    return message(
        "Késik az elbírálás, igény: " + notice.claimId(),
        "Késik egy elbírálás",
        paragraph(
            ("A bírálók következő lépésének határideje ez volt: %s. Az igény"
                    + " változatlan marad, amíg meg nem teszik.")
                .formatted(moment(notice.dueAt()))),
        facts(notice, new Fact("Szakasz", terms.stage(notice.stage()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message decisionOverdue(Notice.DecisionOverdue notice, String link) {
    return message(
        "Késik a döntés, igény: " + notice.claimId(),
        "Késik egy döntés",
        paragraph(
            ("Az igényről szóló döntés határideje ez volt: %s. Az igény változatlan"
                    + " marad, amíg meg nem születik.")
                .formatted(moment(notice.dueAt()))),
        facts(notice, new Fact("Szakasz", terms.stage(notice.stage()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message consentRequest(Notice.ConsentRequest notice, String link) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(paragraph("Tisztelt %s!".formatted(notice.contactName())));
    blocks.add(
        paragraph(
            ("Egy partner azt állítja, hogy közreműködött abban, milyen termékeket"
                    + " vásárol vagy használ az Ön szervezete (%s). A bírálóink ellenőrizték a"
                    + " bizonyítékait, és jóváhagyták az igényt. Mielőtt véglegessé válik, Ön a"
                    + " szervezete nevében elutasíthatja.")
                .formatted(notice.claim().customerName())));
    Instant declinedBefore = notice.declinedBefore();
    if (declinedBefore != null) {
      blocks.add(
          paragraph(
              ("Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta"
                      + " újra jóváhagyták, ezért ismét megkérdezzük: ha továbbra sem ért egyet,"
                      + " kérjük, utasítsa el újra.")
                  .formatted(moment(declinedBefore))));
    }
    blocks.add(new Block.Facts(terms.facts(notice.claim(), zone)));
    blocks.add(
        paragraph(
            "Amit a partner látni fog: e termékekről az Ön szervezetének használati"
                + " adatait és az értékesített licencek számát, semmi mást. Nem fér hozzá sem"
                + " a rendszereikhez, sem a tartalmaikhoz."));
    blocks.add(
        paragraph(
            "Ha egyetért, nincs teendője: válasz nélkül a partnert az idő leteltekor"
                + " az Ön szervezetéhez társítjuk."));
    blocks.add(
        new Block.Highlight(
            "Ha nem ért egyet, az igényt eddig utasíthatja el: %s."
                .formatted(moment(notice.lastMoment()))));
    blocks.add(new Block.Action("Az igény megtekintése és elutasítása", link));
    blocks.add(
        new Block.SmallPrint(
            "A hivatkozás megnyitása semmit sem változtat; az oldal előbb megkérdezi"
                + " Önt. Nincs szükség felhasználói fiókra, és soha nem kérünk jelszót. A"
                + " partner Önt nevezte meg az igény kapcsolattartójaként. Ha erről más dönt,"
                + " kérjük, a levelet csak az illetékesnek továbbítsa."));
    return message(
        "Kérjük, ellenőrizze: egy partner igénye, " + notice.claim().customerName(),
        "Egyetért ennek a partnernek az igényével?",
        blocks);
  }

  private static Block dear(ClaimFacts claim) {
    return paragraph("Tisztelt %s!".formatted(claim.contactName()));
  }

  private Block facts(ClaimFacts claim) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Ügyfél", claim.customerName()));
    facts.add(new Fact("Termékek", terms.list(claim.products())));
    if (claim.partnerReference() != null) {
      facts.add(new Fact("Az Önök hivatkozási száma", claim.partnerReference()));
    }
    facts.add(new Fact("Igény", claim.claimId()));
    return new Block.Facts(facts);
  }

  private Block facts(Notice.ToLead notice, Fact... more) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Igény", notice.claimId()));
    facts.add(new Fact("Partnerszervezet", notice.organisation()));
    facts.addAll(List.of(more));
    return new Block.Facts(facts);
  }

  private static String commentLabel(List<RejectionReason> reasons) {
    if (reasons.contains(CUSTOMER_DECLINED)) {
      return "Az ügyfél ezt írta";
    }
    return reasons.contains(PARTNER_REQUEST) ? "Az Ön megjegyzése" : "A bíráló megjegyzése";
  }

  private static Block openClaim(String link) {
    return new Block.Action("Az igény megnyitása", link);
  }

  private static Block toContact() {
    return new Block.SmallPrint("Ezt a levelet az igény partneri kapcsolattartójaként kapja.");
  }

  private static Block toLead() {
    return new Block.SmallPrint("Ezt a levelet a bírálók vezetőjeként kapja.");
  }
}
