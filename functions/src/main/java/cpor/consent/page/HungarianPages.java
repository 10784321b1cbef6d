package cpor.consent.page;

/** The pages in Hungarian. Names and times never take a suffix. */
final class HungarianPages {

  private HungarianPages() {}

  static String pattern(PageSentence sentence) {
    return switch (sentence) {
      case LANGUAGE_NAME -> "Magyar";

      case QUESTION_TITLE -> "Egyetért ennek a partnernek az igényével?";
      case PARTNER_CLAIMS ->
          "Egy partner azt állítja, hogy közreműködött abban, milyen termékeket vásárol vagy használ"
              + " az Ön szervezete (%s). A bírálók ellenőrizték a bizonyítékait, és jóváhagyták az"
              + " igényt.";
      case DECLINED_BEFORE ->
          "Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta újra"
              + " jóváhagyták. Ha továbbra sem ért egyet, kérjük, utasítsa el ismét.";
      case WHAT_EACH_ANSWER_MEANS -> "Mit jelentenek a válaszok?";
      case IF_YOU_AGREE -> "Ha egyetért, nincs teendője, az oldalt bezárhatja.";
      case SILENCE_ASSOCIATES ->
          "Az igényt eddig utasíthatja el: %s. Ha addig nem válaszol, a partnert az Ön szervezetéhez"
              + " társítjuk.";
      case SILENCE_COUNTS_FOR_NOTHING ->
          "Az igényt addig utasíthatja el, amíg ez az oldal kérdezi. Jelenleg nem telik határidő, a"
              + " hallgatás most semmit sem jelent.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "A társított partner e termékekről az Ön szervezetének használati adatait és az"
              + " értékesített licencek számát látja, semmi mást. Nem fér hozzá sem a rendszereikhez,"
              + " sem a tartalmaikhoz.";
      case IF_YOU_DO_NOT_AGREE -> "Ha nem ért egyet, nyomja meg a gombot.";
      case WHAT_DECLINING_MEANS ->
          "Az igényt azonnal elutasítjuk, és erről értesítjük a partnert. Ha a bírálók valaha újra"
              + " jóváhagyják, Önt újra megkérdezzük.";
      case REASON_LABEL -> "Miért utasítja el? (nem kötelező)";
      case REASON_HINT -> "Amit ide ír, azt a partner és a bírálók elolvashatják.";
      case DECLINE -> "Az igény elutasítása";

      case DECLINED_TITLE -> "Ön elutasította az igényt";
      case DECLINED ->
          "Az igényt elutasítottuk, a partnert (%s) ennek alapján nem társítjuk az Ön szervezetéhez"
              + " (%s).";
      case ALREADY_DECLINED_TITLE -> "Ezt az igényt már elutasították";
      case ALREADY_DECLINED -> "Az elutasítás ezzel a hivatkozással történt. Időpont: %s.";
      case NOTHING_MORE_TO_DO ->
          "Nincs további teendője, az oldalt bezárhatja. Ha erről az igényről valaha újra kérdezzük,"
              + " új levelet kap.";

      case NOT_FOUND_TITLE -> "Ez a hivatkozás nem vezet sehová";
      case USE_THE_NEWEST_MAIL ->
          "Ha levélben kapta, kérjük, nyissa meg az igényről szóló legújabb levelet, és a benne lévő"
              + " teljes hivatkozást használja: az újabb levél hivatkozása felváltja a korábbiakét,"
              + " és minden hivatkozás megszűnik, ha letelt az ideje.";
      case ASK_THE_PARTNER ->
          "Ha ez nem segít, kérjük, forduljon ahhoz, akit a levél a partner kapcsolattartójaként"
              + " megnevez.";

      case NOT_THE_BUTTON_TITLE -> "Semmi sem változott";
      case NOT_THE_BUTTON ->
          "Ami érkezett, nem ennek az oldalnak a gombjától jött. Ha el szeretné utasítani az igényt,"
              + " nyissa meg a levélben kapott hivatkozást, és nyomja meg a gombot.";

      case TRY_AGAIN_TITLE -> "Kérjük, próbálja újra egy perc múlva";
      case TRY_AGAIN ->
          "Az igényt most nem tudjuk megnyitni, és semmi sem változott. Ha épp megnyomta a gombot, a"
              + " válaszát nem rögzítettük: egy perc múlva nyissa meg újra a levélben kapott"
              + " hivatkozást, és nyomja meg még egyszer.";
    };
  }
}
