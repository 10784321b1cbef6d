package cpor.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.claims.ClaimHistory;
import cpor.local.claims.ListedClaim;
import cpor.local.mail.Mail;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stepfunctions.history.Execution;

/**
 * The pages below one path, for people: they show, and move the clock.
 *
 * @param path where they are, without a slash at its end
 */
public record Pages(String path, Sources sources) implements Door {
  private static final int CLAIMS_A_PAGE = 30;
  private static final int EXECUTIONS_A_PAGE = 30;
  private static final int MAILS_A_PAGE = 200;
  private static final int EVENTS_A_PAGE = 200;
  private static final int DEADLINES = 5;

  private static final Pattern AROUND_ADDRESSES =
      Pattern.compile("(?=https?://)|(?=[\\s<>\"])(?<=https?://[^\\s<>\"]{1,500})");
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  /** A click in a mail leaves the frame, as it leaves a mail program. */
  private static final String CLICKS_LEAVE_THE_FRAME = "<base target=\"_top\">";

  @Override
  public Answer answer(Request request) {
    List<String> parts =
        List.of(request.rawPath().substring(path.length()).replaceFirst("^/", "").split("/", -1));
    if (parts.equals(List.of("style.css"))) {
      return Answer.of(200, "text/css; charset=utf-8", style());
    }
    return page(parts, request)
        .map(html -> Answer.html(200, html))
        .orElseGet(
            () -> Answer.html(404, html((to, tags) -> JtenotFoundGenerated.render(to, tags, path))))
        // a mail is somebody else's HTML: it may be looked at, not run
        .with(
            "content-security-policy",
            "default-src 'self'; script-src 'none'; style-src 'self' 'unsafe-inline'; img-src"
                + " data:")
        .with("cache-control", "no-store");
  }

  private Optional<String> page(List<String> parts, Request request) {
    String id = parts.size() > 1 ? parts.get(1) : "";
    return switch (template(parts)) {
      case "" -> Optional.of(overview(Search.of(request), Search.page(request)));
      case "runbook" -> Optional.of(runbook());
      case "mails" -> Optional.of(mails(Search.page(request)));
      case "mails/{id}" ->
          mail(id).map(mail -> html((to, tags) -> JtemailGenerated.render(to, tags, path, mail)));
      case "mails/{id}/html" -> mail(id).map(Pages::body);
      case "notices" ->
          Optional.of(
              html((to, tags) -> JtenoticesGenerated.render(to, tags, path, sources.notices())));
      case "notices/{id}" ->
          notice(id)
              .map(
                  name ->
                      html(
                          (to, tags) ->
                              JtenoticeGenerated.render(to, tags, path, name, sources.notices())));
      case "notices/{id}/en" -> notice(id).map(name -> sources.notices().in("en", name).html());
      case "notices/{id}/hu" -> notice(id).map(name -> sources.notices().in("hu", name).html());
      case "claims/{id}" -> claim(id);
      case "executions" -> Optional.of(executions(Search.page(request)));
      case "executions/{id}" -> execution(id, Search.page(request));
      case "events" -> Optional.of(events(Search.page(request)));
      case "log" ->
          Optional.of(
              html((to, tags) -> JtelogGenerated.render(to, tags, path, sources.log().lines())));
      default -> Optional.empty();
    };
  }

  private String overview(Search search, int page) {
    Instant now = sources.clock().instant();
    List<ListedClaim> claims = sources.claims().all();
    Problems problems =
        Problems.at(
            now,
            sources.alarms().now(),
            sources.faults().active(),
            claims,
            sources.stepFunctions().executions());
    List<FallingDue> fallingDue =
        FallingDue.next(DEADLINES, sources.stepFunctions().runningExecutions());
    Paged<ListedClaim> found = Paged.of(search.in(claims, now), CLAIMS_A_PAGE, page);
    Map<String, String> customers =
        claims.stream().collect(Collectors.toMap(ListedClaim::id, ListedClaim::customer));
    return html(
        (to, tags) ->
            JteoverviewGenerated.render(
                to, tags, path, now, problems, fallingDue, customers, search, found));
  }

  private String runbook() {
    return html(
        (to, tags) ->
            JterunbookGenerated.render(
                to, tags, path, sources.alarms().now(), new Runbook(sources.runbook()).sections()));
  }

  private String mails(int page) {
    Paged<Mail> mails = Paged.of(sources.mails().mails().reversed(), MAILS_A_PAGE, page);
    return html(
        (to, tags) -> JtemailsGenerated.render(to, tags, path, mails, sources.mails().forgotten()));
  }

  private Optional<Mail> mail(String id) {
    return sources.mails().mail(id);
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
    List<JsonNode> items = sources.items().of(id);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Optional<ListedClaim> listed =
        sources.claims().all().stream().filter(claim -> claim.id().equals(id)).findFirst();
    List<Mail> mails = ClaimHistory.mails(id, sources.mails());
    List<Execution> executions =
        executions().stream()
            .filter(execution -> FallingDue.claimId(execution).equals(id))
            .toList();
    return Optional.of(
        html(
            (to, tags) ->
                JteclaimGenerated.render(
                    to,
                    tags,
                    path,
                    id,
                    sources.clock().instant(),
                    listed,
                    new ClaimHistory(items),
                    mails,
                    executions)));
  }

  /** The newest first. */
  private List<Execution> executions() {
    return sources.stepFunctions().executions().reversed();
  }

  private String executions(int page) {
    Paged<Execution> executions = Paged.of(executions(), EXECUTIONS_A_PAGE, page);
    return html(
        (to, tags) ->
            JteexecutionsGenerated.render(
                to, tags, path, executions, sources.stepFunctions().forgottenExecutions()));
  }

  private Optional<String> execution(String name, int page) {
    return executions().stream()
        .filter(execution -> execution.name().equals(name))
        .findFirst()
        .map(
            execution ->
                html(
                    (to, tags) ->
                        JteexecutionGenerated.render(
                            to,
                            tags,
                            path,
                            sources.clock().instant(),
                            execution,
                            Paged.of(execution.events(), EVENTS_A_PAGE, page))));
  }

  private String events(int page) {
    return html(
        (to, tags) ->
            JteeventsGenerated.render(
                to,
                tags,
                path,
                Paged.of(sources.events().events().reversed(), EVENTS_A_PAGE, page)));
  }

  private static String style() {
    try (InputStream style = Pages.class.getResourceAsStream("style.css")) {
      return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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

  private static String template(List<String> parts) {
    List<String> template = new ArrayList<>(parts);
    if (template.size() > 1) {
      template.set(1, "{id}");
    }
    return String.join("/", template);
  }
}
