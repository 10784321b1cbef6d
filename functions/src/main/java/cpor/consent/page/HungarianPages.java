package cpor.consent.page;

/** The pages in Hungarian. Names and times never take a suffix; docs/glossary.md has the terms. */
final class HungarianPages {

  private HungarianPages() {}

  static String pattern(PageSentence sentence) {
    return switch (sentence) {
      case LANGUAGE_NAME -> "Magyar";

      case QUESTION_TITLE -> "Egyetért a partner igényével?";
      case PARTNER_CLAIMS ->
          "Egy partner (%s) azt állítja, hogy befolyásolta, milyen termékeket vásárol vagy használ"
              + " az Ön szervezete (%s). A bírálóink ellenőrizték a partner bizonyítékait, és"
              + " jóváhagyták az igényt.";
      case DECLINED_BEFORE ->
          "Ezt az igényt Ön egyszer már elutasította. Időpont: %s. A bírálók azóta újra"
              + " jóváhagyták. Ha továbbra sem ért egyet, kérjük, utasítsa el ismét.";
      case WHAT_EACH_ANSWER_MEANS -> "Mi következik a válaszából?";
      case IF_YOU_AGREE -> "Ha egyetért, nincs teendője, az oldalt bezárhatja.";
      case IF_YOU_AGREE_FOR_NOW -> "Ha egyetért, az oldalt bezárhatja.";
      case SILENCE_ASSOCIATES ->
          "Az igényt eddig utasíthatja el: %s. Ha addig nem válaszol, a partnert az Ön"
              + " szervezetéhez társítjuk.";
      case SILENCE_COUNTS_FOR_NOTHING ->
          "A határidő szünetel; a válasz elmaradása nem számít beleegyezésnek. Amint a határidő"
              + " elindul, levélben közöljük, meddig utasíthatja el az igényt.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "A társított partner az Ön szervezetének ezekre a termékekre vonatkozó"
              + " használati adatait és az értékesített licencek számát látja, semmi mást. Az"
              + " Ön szervezetének rendszereihez és tartalmaihoz nem fér hozzá.";
      case IF_YOU_DO_NOT_AGREE -> "Ha nem ért egyet, nyomja meg a gombot.";
      case WHAT_DECLINING_MEANS -> "Az igényt azonnal elutasítjuk, és erről értesítjük a partnert.";
      case DECLINES_FOR_GOOD ->
          "Az igényt azonnal és véglegesen elutasítjuk, és erről értesítjük a partnert.";
      case ASKED_AGAIN_WHEN_APPROVED ->
          "Ha a bírálók később újra jóváhagyják, Önt újra megkérdezzük.";
      case REASON_LABEL -> "Miért utasítja el? (nem kötelező)";
      case REASON_HINT -> "Amit ide ír, azt a partner és a bírálók elolvashatják.";
      case DECLINE -> "Az igény elutasítása";

      case DECLINED_TITLE -> "Ön elutasította az igényt";
      case DECLINED ->
          "Az igényt elutasítottuk, a partnert (%s) ennek alapján nem társítjuk az Ön szervezetéhez"
              + " (%s).";
      case ALREADY_DECLINED_TITLE -> "Ezt az igényt már elutasították";
      case ALREADY_DECLINED -> "Az elutasítás ezzel a hivatkozással történt. Időpont: %s.";
      case RECEIPT_BY_MAIL -> "Az elutasítást levélben visszaigazoljuk a megkérdezett személynek.";
      case NOTHING_MORE_TO_DO -> "Nincs további teendője, az oldalt bezárhatja.";

      case NOT_FOUND_TITLE -> "Ez a hivatkozás nem vezet sehová";
      case USE_THE_NEWEST_MAIL ->
          "Ha levélben kapta, kérjük, nyissa meg az igényről szóló legújabb levelet, és a benne"
              + " lévő teljes hivatkozást használja: az újabb levél hivatkozása felváltja a"
              + " korábbiakét, és minden hivatkozás megszűnik, ha lejár.";

      case NOT_THE_BUTTON_TITLE -> "Semmi sem változott";
      case NOT_THE_BUTTON ->
          "A kérés nem ennek az oldalnak a gombjától érkezett. Ha el szeretné utasítani az igényt,"
              + " nyissa meg a levélben kapott hivatkozást, és nyomja meg a gombot.";

      case TRY_AGAIN_TITLE -> "Kérjük, próbálja újra egy perc múlva";
      case TRY_AGAIN ->
          "Az igényt most nem tudjuk megnyitni, és semmi sem változott. Ha épp megnyomta a gombot,"
              + " a válaszát nem rögzítettük: egy perc múlva nyissa meg újra a levélben kapott"
              + " hivatkozást, és nyomja meg még egyszer.";

      case ASK_SUPPORT -> "Kérdése van, vagy nem várta ezt a hivatkozást? Írjon ide:";
      case GIVE_THE_NUMBER -> "Kérjük, adja meg az igény számát: %s";
      case THE_NUMBER_IS_IN_THE_MAIL ->
          "Kérjük, adja meg az igény számát, amely a levél alján áll.";
    };
  }
}
