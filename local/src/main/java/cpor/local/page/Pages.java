package cpor.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.mail.Mail;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The pages below one path, for people: they show, and move the clock.
 *
 * @param path where they are, without a slash at its end
 */
public record Pages(String path, Sources sources) implements Door {
  private static final Pattern AROUND_ADDRESSES =
      Pattern.compile("(?=https?://)|(?=[\\s<>\"])(?<=https?://[^\\s<>\"]{1,500})");
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  /** A click in a mail leaves the frame, as it leaves a mail program. */
  private static final String CLICKS_LEAVE_THE_FRAME = "<base target=\"_top\">";

  @Override
  public Answer answer(Request request) {
    List<String> parts =
        List.of(request.rawPath().substring(path.length()).replaceFirst("^/", "").split("/", -1));
    String id = parts.size() > 1 ? parts.get(1) : "";
    Optional<String> page =
        switch (template(parts)) {
          case "" ->
              Optional.of(html((to, tags) -> JteoverviewGenerated.render(to, tags, path, sources)));
          case "mails/{id}" ->
              mail(id)
                  .map(mail -> html((to, tags) -> JtemailGenerated.render(to, tags, path, mail)));
          case "mails/{id}/html" -> mail(id).map(Pages::body);
          case "notices" ->
              Optional.of(
                  html(
                      (to, tags) -> JtenoticesGenerated.render(to, tags, path, sources.notices())));
          case "notices/{id}" ->
              notice(id)
                  .map(
                      name ->
                          html(
                              (to, tags) ->
                                  JtenoticeGenerated.render(
                                      to, tags, path, name, sources.notices())));
          case "notices/{id}/en" -> notice(id).map(name -> sources.notices().in("en", name).html());
          case "notices/{id}/hu" -> notice(id).map(name -> sources.notices().in("hu", name).html());
          case "claims/{id}" -> claim(id);
          case "executions/{id}" -> execution(id);
          default -> Optional.empty();
        };
    return page.map(html -> Answer.html(200, html))
        .orElseGet(
            () -> Answer.html(404, html((to, tags) -> JtenotFoundGenerated.render(to, tags, path))))
        // a mail is somebody else's HTML: it may be looked at, not run
        .with(
            "content-security-policy",
            "default-src 'self'; script-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .with("cache-control", "no-store");
  }

  private Optional<Mail> mail(String id) {
    return sources.mails().mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  /** The HTML part alone; the text where there is none. */
  private static String body(Mail mail) {
    return mail.html().isEmpty()
        ? html((to, tags) -> JtetextOnlyGenerated.render(to, tags, mail.text()))
        : HEAD.matcher(mail.html()).replaceFirst(head -> head.group() + CLICKS_LEAVE_THE_FRAME);
  }

  private Optional<String> notice(String name) {
    return sources.notices().names().stream().filter(name::equals).findFirst();
  }

  private Optional<String> claim(String id) {
    List<JsonNode> items = sources.claims().of(id);
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(html((to, tags) -> JteclaimGenerated.render(to, tags, path, id, items)));
  }

  private Optional<String> execution(String name) {
    return sources.stepFunctions().executions().stream()
        .filter(execution -> execution.name().equals(name))
        .findFirst()
        .map(
            execution ->
                html((to, tags) -> JteexecutionGenerated.render(to, tags, path, execution)));
  }

  @SuppressWarnings("NullAway") // null: the templates intercept no tags
  private static String html(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template) {
    StringOutput html = new StringOutput();
    template.accept(new OwaspHtmlTemplateOutput(html), null);
    return html.toString();
  }

  /** A text cut before and after each address that can be clicked. */
  static List<String> parts(String text) {
    return List.of(AROUND_ADDRESSES.split(text));
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String template(List<String> parts) {
    List<String> template = new ArrayList<>(parts);
    if (template.size() > 1) {
      template.set(1, "{id}");
    }
    return String.join("/", template);
  }
}
