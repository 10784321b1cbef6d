package cpor.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import cpor.notice.mail.SampleNotices;
import org.junit.jupiter.api.Test;

class NoticesPageTest {

  private final NoticesPage page = new NoticesPage("/_local");

  @Test
  void everyNoticeIsListedWithItsSubjects() {
    assertThat(page.html())
        .contains(SampleNotices.byName().keySet())
        .contains("Please check: a partner&#39;s claim about Contoso Kft.")
        .contains("href=\"/_local/notices/consent-request\"");
  }

  @Test
  void aNoticeIsShownInEachLanguageAsHtmlAndText() {
    String html = page.html("rejected").orElseThrow();
    for (Language language : Language.values()) {
      assertThat(html).contains("src=\"/_local/notices/rejected/" + language.code() + "\"");
      assertThat(page.body("rejected", language).orElseThrow()).startsWith("<!doctype html>");
    }
    assertThat(html).contains("<pre>");
  }

  @Test
  void thereIsNoOtherNotice() {
    assertThat(page.html("unknown")).isEmpty();
    assertThat(page.body("unknown", Language.EN)).isEmpty();
  }
}
