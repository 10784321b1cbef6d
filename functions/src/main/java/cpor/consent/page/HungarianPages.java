package cpor.consent.page;

import java.util.List;

/** The pages in Hungarian. */
record HungarianPages() implements PageWording {

  @Override
  public String languageName() {
    return "Magyar";
  }

  @Override
  public String questionTitle() {
    return "Egyetért ennek a partnernek az igényével?";
  }

  @Override
  public String introduction(String customerName) {
    return ("Egy partner azt állítja, hogy közreműködött abban, milyen termékeket vásárol vagy"
            + " használ az Ön szervezete (%s). A bírálók ellenőrizték a bizonyítékait, és"
            + " jóváhagyták az igényt.")
        .formatted(customerName);
  }

  @Override
  public String declinedBefore(String moment) {
    return ("Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta újra"
            + " jóváhagyták. Ha továbbra sem ért egyet, kérjük, utasítsa el ismét.")
        .formatted(moment);
  }

  @Override
  public String whatEachAnswerMeans() {
    return "Mit jelentenek a válaszok?";
  }

  @Override
  public String ifYouAgree() {
    return "Ha egyetért, nincs teendője, az oldalt bezárhatja.";
  }

  @Override
  public String silenceMeans(String lastMoment) {
    return ("Az igényt eddig utasíthatja el: %s. Ha addig nem válaszol, a partnert az Ön"
            + " szervezetéhez társítjuk.")
        .formatted(lastMoment);
  }

  @Override
  public String silenceMeansForNow() {
    return "Az igényt addig utasíthatja el, amíg ez az oldal kérdezi. Jelenleg nem telik"
        + " határidő, a hallgatás most semmit sem jelent.";
  }

  @Override
  public String whatThePartnerWillSee() {
    return "A társított partner e termékekről az Ön szervezetének használati adatait és az"
        + " értékesített licencek számát látja, semmi mást. Nem fér hozzá sem a"
        + " rendszereikhez, sem a tartalmaikhoz.";
  }

  @Override
  public String ifYouDoNotAgree() {
    return "Ha nem ért egyet, nyomja meg a gombot.";
  }

  @Override
  public String decliningMeans() {
    return "Az igényt azonnal elutasítjuk, és erről értesítjük a partnert. Ha a bírálók"
        + " valaha újra jóváhagyják, Önt újra megkérdezzük.";
  }

  @Override
  public String reasonLabel() {
    return "Miért utasítja el? (nem kötelező)";
  }

  @Override
  public String reasonHint() {
    return "Amit ide ír, azt a partner és a bírálók elolvashatják.";
  }

  @Override
  public String decline() {
    return "Az igény elutasítása";
  }

  @Override
  public String declinedTitle() {
    return "Ön elutasította az igényt";
  }

  @Override
  public List<String> declined(String organisation, String customerName) {
    return List.of(
        ("Az igényt elutasítottuk, a partnert (%s) ennek alapján nem társítjuk az Ön"
                + " szervezetéhez (%s).")
            .formatted(organisation, customerName),
        "Nincs további teendője, az oldalt bezárhatja. Ha erről az igényről valaha"
            + " újra kérdezzük, új levelet kap.");
  }

  @Override
  public String alreadyDeclinedTitle() {
    return "Ezt az igényt már elutasították";
  }

  @Override
  public List<String> alreadyDeclined(String moment) {
    return List.of(
        "Az elutasítás ezzel a hivatkozással történt. Időpont: %s.".formatted(moment),
        "Nincs további teendője, az oldalt bezárhatja. Ha erről az igényről valaha"
            + " újra kérdezzük, új levelet kap.");
  }

  @Override
  public String notFoundTitle() {
    return "Ez a hivatkozás nem vezet sehová";
  }

  @Override
  public List<String> notFound() {
    return List.of(
        "Ha levélben kapta, kérjük, nyissa meg az igényről szóló legújabb levelet, és"
            + " a benne lévő teljes hivatkozást használja: az újabb levél hivatkozása"
            + " felváltja a korábbiakét, és minden hivatkozás megszűnik, ha letelt az ideje.",
        "Ha ez nem segít, kérjük, forduljon ahhoz, akit a levél a partner"
            + " kapcsolattartójaként megnevez.");
  }

  @Override
  public String tryAgainTitle() {
    return "Kérjük, próbálja újra egy perc múlva";
  }

  @Override
  public List<String> tryAgain() {
    return List.of(
        "Az igényt most nem tudjuk megnyitni, és semmi sem változott. Ha épp megnyomta a"
            + " gombot, a válaszát nem rögzítettük: egy perc múlva nyissa meg újra a levélben"
            + " kapott hivatkozást, és nyomja meg még egyszer.");
  }
}
