package cpor.notice.mail;

/** The mails in Hungarian. Names and times never take a suffix. */
final class HungarianMails {

  private HungarianMails() {}

  static Heading heading(Notice notice) {
    return switch (notice) {
      case Notice.Submitted _ -> new Heading("Igény benyújtva: %s", "Megkaptuk az igényét");
      case Notice.ActionRequired _ ->
          new Heading(
              "Teendője van, igény: %s", "Az igény elbírálásához kiegészítésre van szükségünk");
      case Notice.AnswerReminder _ ->
          new Heading(
              "Emlékeztető: lejár a válasz határideje, igény: %s",
              "Hamarosan lejár a válasz határideje");
      case Notice.Approved _ -> new Heading("Igény jóváhagyva: %s", "Az igényét jóváhagyták");
      case Notice.WindowHeld _ ->
          new Heading(
              "Felfüggesztve, az ügyfelet nem értük el, igény: %s",
              "A hozzájárulási időszak felfüggesztve");
      case Notice.Rejected _ -> new Heading("Igény elutasítva: %s", "Az igényét elutasították");
      case Notice.DisputeReminder _ ->
          new Heading(
              "Emlékeztető: lejár a vitatási időszak, igény: %s",
              "Hamarosan lejár a vitatási időszak");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Won _) ->
          new Heading("Döntés a vitatásról: igény jóváhagyva, %s", "A vitatása sikeres volt");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Refused _) ->
          new Heading(
              "Döntés a vitatásról: az igény elutasítva marad, %s", "A vitatását elutasították");
      case Notice.Associated _ ->
          new Heading("Végleges társítás: %s", "A társítás véglegessé vált");
      case Notice.AssociationEnded _ -> new Heading("Társítás megszűnt: %s", "A társítás megszűnt");
      case Notice.ConsentRequest _ ->
          new Heading(
              "Kérjük, ellenőrizze: egy partner igénye, %s",
              "Egyetért ennek a partnernek az igényével?");
    };
  }

  static String pattern(MailSentence sentence) {
    return switch (sentence) {
      case GREETING -> "Tisztelt %s!";

      case RECEIVED ->
          "Az igény beérkezett hozzánk. A beérkezés időpontja: %s. Egy bíráló ellenőrizni fogja a"
              + " teljesítésigazolást.";
      case DECISION_DUE ->
          "A döntés határideje: %s. Ha kiegészítésre van szükségünk, írunk, és a határidő a"
              + " válaszára várt idővel meghosszabbodik.";

      case REVIEWER_FOUND -> "Egy bíráló megnézte az igényét, és a következőt találta:";
      case REVIEWER_ASKED -> "Egy bíráló kiegészítést kért:";
      case ANSWER_DUE -> "A válasz határideje: %s.";
      case HOW_TO_ANSWER ->
          "Nyissa meg az igényt, javítsa, csatoljon teljesítésigazolást vagy írjon megjegyzést, és"
              + " nyújtsa be újra: a megjegyzés önmagában nem számít válasznak. A határidőben újra"
              + " be nem nyújtott igényt elutasítjuk.";

      case APPROVED ->
          "A bírálók jóváhagyták az igényét: addig, amíg az ügyfél elutasíthatja, a társítás"
              + " ideiglenes.";
      case DISPUTE_WON ->
          "Egy bíráló döntött a vitatásról, és jóváhagyta az igényt: addig, amíg az ügyfél"
              + " elutasíthatja, a társítás ideiglenes.";
      case CUSTOMER_WILL_BE_ASKED ->
          "Az ügyfelet levélben megkérdezzük, és az igényt elutasíthatja. A hozzájárulási időszak"
              + " még nem kezdődött el; ha válasz nélkül telik le, a társítás véglegessé válik.";
      case CUSTOMER_MAY_DECLINE ->
          "Az ügyfelet levélben megkérdeztük. Az igényt eddig utasíthatja el: %s. Ha ez az idő"
              + " válasz nélkül telik le, a társítás véglegessé válik.";
      case NO_PROMISE_OF_PAYMENT ->
          "Ez nem ígéret kifizetésre. Az ösztönző programok a társítás véglegessé válása után"
              + " kapják meg az igényt, és akkor bírálják el, hogy jogosult-e.";

      case SILENCE_COUNTS_FOR_NOTHING ->
          "Nem telik határidő: amíg az ügyfelet meg nem kérdeztük, a hallgatás semmit sem jelent.";
      case HOW_TO_ASK_AGAIN ->
          "Nyissa meg az igényt, ellenőrizze az ügyfél kapcsolattartóját, javítsa, ha hibás, és"
              + " küldesse el újra az értesítést. Ekkor új hozzájárulási időszak kezdődik.";

      case REJECTED -> "Az igényét elutasították. Az ok:";
      case REJECTED_ON -> "Az igényét elutasították. Az elutasítás időpontja: %s. Az ok:";
      case DISPUTE_REFUSED -> "Egy bíráló döntött a vitatásról: az igény elutasítva marad. Az ok:";
      case REJECTION_IS_FINAL ->
          "Ez az elutasítás végleges, nem vitatható. A továbblépés egyetlen módja egy új igény,"
              + " frissített teljesítésigazolással.";
      case MAY_DISPUTE -> "Az elutasítást egyszer vitathatja, legkésőbb eddig: %s.";
      case IF_YOU_DISAGREE ->
          "Ha nem ért egyet, az elutasítást egyszer vitathatja, legkésőbb eddig: %s.";
      case HOW_TO_DISPUTE ->
          "Nyissa meg az igényt, adjon üzleti indoklást vagy csatoljon új teljesítésigazolást, és"
              + " vitassa az elutasítást.";
      case IF_YOU_ACCEPT ->
          "Ha egyetért az elutasítással, nincs teendője: az ekkor véglegessé válik.";
      case WHERE_TO_READ ->
          "Az indokok, az összes megjegyzés és a teljes előzmény az igénynél olvasható.";

      case ASSOCIATED ->
          "A hozzájárulási időszak letelt, és az ügyfél nem utasította el az igényt. A társítás"
              + " véglegessé vált. Időpont: %s.";
      case SENT_FOR_EVALUATION ->
          "Az igényt átadtuk az ösztönző programoknak elbírálásra. Ez nem ígéret kifizetésre: a"
              + " programok döntik el, hogy az igény jogosult-e.";
      case WITHDRAWN ->
          "Ön visszavonta az igényét. A visszavonás időpontja: %s. Az ügyfélhez való társítása"
              + " megszűnt, és erről értesítjük az ösztönző programokat.";
      case WITHDRAWAL_IS_FINAL ->
          "A visszavonás végleges. A továbblépés egyetlen módja egy új igény, frissített"
              + " teljesítésigazolással.";

      case PARTNER_CLAIMS ->
          "Egy partner azt állítja, hogy közreműködött abban, milyen termékeket vásárol vagy"
              + " használ az Ön szervezete (%s). A bírálóink ellenőrizték a bizonyítékait, és"
              + " jóváhagyták az igényt. Mielőtt véglegessé válik, Ön a szervezete nevében"
              + " elutasíthatja.";
      case DECLINED_BEFORE ->
          "Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta újra"
              + " jóváhagyták, ezért ismét megkérdezzük: ha továbbra sem ért egyet, kérjük, utasítsa"
              + " el újra.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "Amit a partner látni fog: e termékekről az Ön szervezetének használati adatait és az"
              + " értékesített licencek számát, semmi mást. Nem fér hozzá sem a rendszereikhez, sem"
              + " a tartalmaikhoz.";
      case SILENCE_ASSOCIATES ->
          "Ha egyetért, nincs teendője: válasz nélkül a partnert az idő leteltekor az Ön"
              + " szervezetéhez társítjuk.";
      case MAY_DECLINE -> "Ha nem ért egyet, az igényt eddig utasíthatja el: %s.";
      case ABOUT_THE_LINK ->
          "A hivatkozás megnyitása semmit sem változtat; az oldal előbb megkérdezi Önt. Nincs"
              + " szükség felhasználói fiókra, és soha nem kérünk jelszót. A partner Önt nevezte meg"
              + " az igény kapcsolattartójaként. Ha erről más dönt, kérjük, a levelet csak az"
              + " illetékesnek továbbítsa.";

      case REVIEWERS_COMMENT -> "A bíráló megjegyzése";
      case CUSTOMERS_COMMENT -> "Az ügyfél ezt írta";
      case YOUR_COMMENT -> "Az Ön megjegyzése";

      case OPEN_CLAIM -> "Az igény megnyitása";
      case READ_AND_DECLINE -> "Az igény megtekintése és elutasítása";

      case SENT_TO_CONTACT -> "Ezt a levelet az igény partneri kapcsolattartójaként kapja.";
    };
  }
}
