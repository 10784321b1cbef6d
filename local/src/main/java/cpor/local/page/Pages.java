package cpor.local.page;

import cpor.claim.Language;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages below one path, for people: they show, and move the clock. */
public final class Pages implements Door {
  private final String path;
  private final OverviewPage overview;
  private final MailPage mails;
  private final NoticesPage notices;
  private final ClaimPage claims;
  private final ExecutionPage executions;

  /**
   * Pages that show what is there when they are asked for.
   *
   * @param path where they are, without a slash at its end
   */
  public Pages(String path, Sources sources) {
    this.path = path;
    this.overview = new OverviewPage(path, sources);
    this.mails = new MailPage(path, sources.mails());
    this.notices = new NoticesPage(path);
    this.claims = new ClaimPage(path, sources.claims());
    this.executions = new ExecutionPage(path, sources.stepFunctions());
  }

  @Override
  public Answer answer(Request request) {
    List<String> parts =
        List.of(request.rawPath().substring(path.length()).replaceFirst("^/", "").split("/", -1));
    String id = parts.size() > 1 ? parts.get(1) : "";
    Optional<String> html =
        switch (template(parts)) {
          case "" -> Optional.of(overview.html());
          case "mails/{id}" -> mails.html(id);
          case "mails/{id}/html" -> mails.body(id);
          case "notices" -> Optional.of(notices.html());
          case "notices/{id}" -> notices.html(id);
          case "notices/{id}/en" -> notices.body(id, Language.EN);
          case "notices/{id}/hu" -> notices.body(id, Language.HU);
          case "claims/{id}" -> claims.html(id);
          case "executions/{id}" -> executions.html(id);
          default -> Optional.empty();
        };
    return html.map(page -> Answer.html(200, page))
        .orElseGet(
            () ->
                Answer.html(
                    404,
                    Html.page(
                        "Not found", "<p>" + Html.link(path, "Back to the overview") + "</p>")))
        // a mail is somebody else's HTML: it may be looked at, not run
        .with(
            "content-security-policy",
            "default-src 'self'; script-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .with("cache-control", "no-store");
  }

  private static String template(List<String> parts) {
    List<String> template = new ArrayList<>(parts);
    if (template.size() > 1) {
      template.set(1, "{id}");
    }
    return String.join("/", template);
  }
}
