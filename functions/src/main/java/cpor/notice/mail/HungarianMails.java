package cpor.notice.mail;

/** The mails in Hungarian. Names and times never take a suffix; docs/glossary.md has the terms. */
final class HungarianMails {

  private HungarianMails() {}

  static Heading heading(Notice notice) {
    return switch (notice) {
      case Notice.ConsentRequest _ ->
          new Heading(
              "Kérjük, ellenőrizze: egy partner igénye a következő ügyfélről: %s",
              "Egyetért a partner igényével?");
      case Notice.Declined _ ->
          new Heading(
              "Elutasítva: egy partner igénye a következő ügyfélről: %s",
              "Az igényt elutasították");
      case Notice.Submitted _ -> new Heading("Igény benyújtva: %s", "Megkaptuk az igényét");
      case Notice.ActionRequired _ ->
          new Heading(
              "Teendő az igénnyel: %s", "Az igény elbírálásához kiegészítésre van szükségünk");
      case Notice.AnswerReminder _ ->
          new Heading(
              "Emlékeztető: hamarosan lejár a válasz határideje, igény: %s",
              "Hamarosan lejár a válasz határideje");
      case Notice.Approved _ -> new Heading("Igény jóváhagyva: %s", "Igényét jóváhagytuk");
      case Notice.WindowHeld _ ->
          new Heading(
              "Felfüggesztett beleegyezési időszak, igény: %s",
              "A beleegyezési időszakot felfüggesztettük");
      case Notice.Rejected _ -> new Heading("Igény elutasítva: %s", "Igényét elutasítottuk");
      case Notice.DisputeReminder _ ->
          new Heading(
              "Emlékeztető: hamarosan lejár a kifogásolási időszak, igény: %s",
              "Hamarosan lejár a kifogásolási időszak");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Won _) ->
          new Heading("Döntés a kifogásról, az igényt jóváhagytuk: %s", "Kifogásának helyt adtunk");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Refused _) ->
          new Heading(
              "Döntés a kifogásról, az elutasítás érvényben marad: %s", "Kifogását elutasítottuk");
      case Notice.Associated _ ->
          new Heading("Végleges társítás: %s", "A társítás véglegessé vált");
      case Notice.AssociationEnded _ ->
          new Heading("A társítás megszűnt: %s", "A társítás megszűnt");
    };
  }

  static String pattern(MailSentence sentence) {
    return switch (sentence) {
      case GREETING -> "Tisztelt %s!";

      case RECEIVED ->
          "Az igényt megkaptuk. Időpont: %s. Egy bíráló ellenőrizni fogja a végrehajtási igazolást"
              + " (PoE).";
      case DECISION_DUE ->
          "A döntés határideje: %s. Ha kiegészítésre van szükségünk, írunk Önnek, és a határidő a"
              + " válaszára várt idővel meghosszabbodik.";

      case REVIEWER_FOUND ->
          "Egy bíráló megvizsgálta az igényét, és a következőket állapította meg:";
      case REVIEWER_ASKED -> "Egy bíráló kiegészítést kért:";
      case ANSWER_DUE -> "A válasz határideje: %s.";
      case HOW_TO_ANSWER ->
          "Nyissa meg az igényt, és pótolja, amit a bíráló kért: javítsa az adatokat, csatoljon"
              + " végrehajtási igazolást (PoE), vagy adjon magyarázatot egy megjegyzésben. Ezután"
              + " nyújtsa be újra az igényt: csak az újbóli benyújtás számít válasznak. A"
              + " határidőben újra be nem nyújtott igényt elutasítjuk.";

      case APPROVED ->
          "A bírálók jóváhagyták az igényét. A társítás ideiglenes, amíg az ügyfél az igényt"
              + " elutasíthatja.";
      case DISPUTE_WON ->
          "Egy bíráló döntött a kifogásáról, és jóváhagyta az igényt. A társítás ideiglenes, amíg"
              + " az ügyfél az igényt elutasíthatja.";
      case CUSTOMER_WILL_BE_ASKED ->
          "Az ügyfelet levélben megkérdezzük; az ügyfél az igényt elutasíthatja. A beleegyezési"
              + " időszak még nem kezdődött el; ha válasz nélkül telik le, a társítás véglegessé"
              + " válik.";
      case CUSTOMER_MAY_DECLINE ->
          "Az ügyfelet levélben megkérdeztük. Az ügyfél eddig utasíthatja el az igényt: %s. Ha"
              + " addig nem válaszol, a társítás véglegessé válik.";
      case NO_PROMISE_OF_PAYMENT ->
          "Ez nem jelent kifizetési ígéretet. Az ösztönzőprogramok a társítás véglegessé válása"
              + " után kapják meg az igényt, és akkor bírálják el, hogy megfelel-e a"
              + " feltételeknek.";

      case SILENCE_COUNTS_FOR_NOTHING ->
          "A határidő szünetel; a válasz elmaradása nem számít beleegyezésnek.";
      case HOW_TO_ASK_AGAIN ->
          "Nyissa meg az igényt, ellenőrizze az ügyfél kapcsolattartóját, javítsa, ha hibás, és"
              + " küldesse el újra az értesítést. Ekkor új beleegyezési időszak kezdődik.";
      case A_REVIEWER_MAY_ASK_AGAIN ->
          "Ön már nem kérheti az értesítés újraküldését: ennél az igénynél a partner több"
              + " kérést nem adhat be. Egy bíráló még újraküldheti, javított kapcsolattartónak"
              + " is: kérjük, írja meg az igénynél egy megjegyzésben, mi a helyes adat.";
      case NOBODY_MAY_ASK_AGAIN ->
          "Az értesítés nem küldhető el újra: ennél az igénynél elértük a megengedett"
              + " számot. Az igényt visszavonhatja, és újat nyújthat be.";

      case REJECTED -> "Igényét elutasítottuk. Az ok:";
      case REJECTED_ON -> "Igényét elutasítottuk. Az elutasítás időpontja: %s. Az ok:";
      case DISPUTE_REFUSED ->
          "Egy bíráló döntött a kifogásáról: az elutasítás érvényben marad. Az ok:";
      case REJECTION_IS_FINAL ->
          "Ez az elutasítás végleges, nem lehet ellene kifogást emelni. Továbblépni csak új"
              + " igénnyel lehet, frissített végrehajtási igazolással (PoE).";
      case MAY_DISPUTE ->
          "Az elutasítás ellen egy alkalommal emelhet kifogást. A kifogás határideje: %s.";
      case IF_YOU_DISAGREE ->
          "Ha nem ért egyet, az elutasítás ellen egy alkalommal emelhet kifogást. A kifogás"
              + " határideje: %s.";
      case HOW_TO_DISPUTE ->
          "Nyissa meg az igényt, adjon üzleti indoklást vagy csatoljon új végrehajtási igazolást"
              + " (PoE), és emeljen kifogást az elutasítás ellen.";
      case IF_YOU_ACCEPT ->
          "Ha egyetért az elutasítással, nincs teendője: az elutasítás ekkor véglegessé válik.";
      case WHERE_TO_READ ->
          "Az indokok, az összes megjegyzés és az előzmények az igénynél olvashatók.";

      case ASSOCIATED ->
          "A beleegyezési időszak letelt, és az ügyfél nem utasította el az igényt. A társítás"
              + " véglegessé vált. Időpont: %s.";
      case SENT_FOR_EVALUATION ->
          "Az igényt átadtuk az ösztönzőprogramoknak elbírálásra. Ez nem jelent kifizetési"
              + " ígéretet: a programok döntik el, hogy az igény megfelel-e a feltételeknek.";
      case WITHDRAWN ->
          "Ön visszavonta az igényét. A visszavonás időpontja: %s. A társítás megszűnt, és erről"
              + " értesítjük az ösztönzőprogramokat.";
      case WITHDRAWAL_IS_FINAL ->
          "A visszavonás végleges. Továbblépni csak új igénnyel lehet, frissített végrehajtási"
              + " igazolással (PoE).";

      case PARTNER_CLAIMS ->
          "Egy partner (%s) azt állítja, hogy befolyásolta, milyen termékeket vásárol vagy használ"
              + " az Ön szervezete (%s).";
      case MAY_DECLINE -> "Ha nem ért egyet, eddig utasíthatja el az igényt: %s.";
      case DECLINED_BEFORE ->
          "Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta újra"
              + " jóváhagyták, ezért ismét megkérdezzük: ha továbbra sem ért egyet, kérjük,"
              + " utasítsa el újra.";
      case REVIEWERS_APPROVED ->
          "A bírálóink ellenőrizték a partner bizonyítékait, és jóváhagyták az igényt. Mielőtt a"
              + " társítás véglegessé válik, Ön a szervezete nevében elutasíthatja az igényt.";
      case SILENCE_ASSOCIATES ->
          "Ha egyetért, nincs teendője: válasz hiányában a partnert a határidő lejártakor az Ön"
              + " szervezetéhez társítjuk.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "Amit a partner látni fog: az Ön szervezetének ezekre a termékekre vonatkozó"
              + " használati adatai és az értékesített licencek száma, semmi más. Az Ön"
              + " szervezetének rendszereihez és tartalmaihoz nem fér hozzá.";
      case ABOUT_THE_LINK ->
          "A hivatkozás megnyitása semmin sem változtat; az oldal előbb megkérdezi Önt. Nincs"
              + " szükség felhasználói fiókra, és soha nem kérünk jelszót. A partner Önt nevezte"
              + " meg az ügyfél kapcsolattartójaként. Ha erről más dönt, kérjük, a levelet csak az"
              + " illetékesnek továbbítsa.";

      case CLAIM_DECLINED ->
          "Egy partner (%s) igényét, amely az Ön szervezetéről (%s) szól, a levelünkben"
              + " küldött hivatkozással elutasították. Az elutasítás időpontja: %s.";
      case PARTNER_WAS_TOLD ->
          "Az igényt ennek alapján elutasítottuk, és erről értesítettük a partnert.";
      case ASKED_AGAIN_WHEN_APPROVED ->
          "Ha a bírálók később újra jóváhagyják, Önt újra megkérdezzük.";
      case IF_IT_WAS_NOT_YOU -> "Ha nem Ön utasította el az igényt, azonnal írjon ide: %s.";

      case REVIEWERS_COMMENT -> "A bíráló megjegyzése";
      case CUSTOMERS_COMMENT -> "Az ügyfél megjegyzése";
      case YOUR_COMMENT -> "Az Ön megjegyzése";

      case OPEN_CLAIM -> "Az igény megnyitása";
      case READ_AND_DECLINE -> "Megtekintés és elutasítás";

      case SENT_TO_CONTACT -> "Ezt a levelet az igény partneri kapcsolattartójaként kapja.";
      case SENT_TO_CUSTOMER ->
          "Ezt a levelet azért kapja, mert a partner Önt nevezte meg az ügyfél"
              + " kapcsolattartójaként.";
      case QUESTIONS ->
          "Kérdése van, vagy nem várta ezt a levelet? Írjon ide: %s. Kérjük, adja meg az igény"
              + " számát: %s";
    };
  }
}
