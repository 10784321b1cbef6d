package cpor.local.page;

import cpor.claim.Language;
import cpor.notice.mail.Mail;
import cpor.notice.mail.MailRenderer;
import cpor.notice.mail.Notice;
import cpor.notice.mail.SampleNotices;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every notice that the product sends, with sample facts, in each language. */
final class NoticesPage {

  private static final MailRenderer RENDERER =
      new MailRenderer(
          "Northwind Partner Programme", "https://portal.example", ZoneId.of("Europe/Budapest"));

  private final String path;
  private final Map<String, Notice> notices = SampleNotices.byName();

  NoticesPage(String path) {
    this.path = path;
  }

  /** The subjects of all notices. */
  String html() {
    List<List<String>> rows =
        notices.entrySet().stream()
            .map(
                sample ->
                    Html.row(
                        Html.link(path + "/notices/" + sample.getKey(), sample.getKey()),
                        subject(sample.getValue(), Language.EN),
                        subject(sample.getValue(), Language.HU)))
            .toList();
    return Html.page(
        "Notices",
        "<p>%s</p>%s"
            .formatted(
                Html.link(path, "Back to the overview"),
                Html.table(List.of("Notice", "Subject in English", "in Hungarian"), rows)));
  }

  /** One notice in each language, as HTML and as text. */
  Optional<String> html(String name) {
    return Optional.ofNullable(notices.get(name))
        .map(
            notice ->
                Html.page(
                    name,
                    "<p>%s</p>%s"
                        .formatted(
                            Html.link(path + "/notices", "Back to all notices"),
                            Arrays.stream(Language.values())
                                .map(language -> inOneLanguage(name, notice, language))
                                .collect(Collectors.joining()))));
  }

  private String inOneLanguage(String name, Notice notice, Language language) {
    Mail mail = RENDERER.render(notice, language);
    return """
        <section lang="%1$s">
        <h2>%2$s</h2>
        <iframe title="%2$s" src="%3$s/notices/%4$s/%1$s" sandbox></iframe>
        <pre>%5$s</pre>
        </section>
        """
        .formatted(
            language.code(),
            Html.text(mail.subject()),
            path,
            Html.text(name),
            Html.text(mail.text()));
  }

  /** The HTML part alone. */
  Optional<String> body(String name, Language language) {
    return Optional.ofNullable(notices.get(name))
        .map(notice -> RENDERER.render(notice, language).html());
  }

  private static String subject(Notice notice, Language language) {
    return Html.text(RENDERER.render(notice, language).subject());
  }
}
