package cpor.local.mail;

import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** SES version 1 as its clients call it: the AWS Query protocol, form in and XML out. */
public record SesQueryApi(MailSink sink, Faults faults) implements Door {

  private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";
  private static final Pattern TAG_CHARACTERS = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  @Override
  public Answer answer(Request request) {
    Map<String, String> form = request.form();
    String action = form.getOrDefault("Action", "");
    return switch (action) {
      case "SendEmail" -> sendEmail(form);
      case "GetSendQuota" ->
          result(
              action,
              "<Max24HourSend>50000</Max24HourSend><MaxSendRate>14</MaxSendRate>"
                  + "<SentLast24Hours>%d</SentLast24Hours>".formatted(sink.mails().size()));
      default ->
          error(new SesError(400, "InvalidAction", "The action " + action + " is not valid here."));
    };
  }

  private Answer sendEmail(Map<String, String> form) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 1; form.containsKey("Tags.member." + i + ".Name"); i++) {
      String tag = "Tags.member." + i;
      tags.put(text(form, tag + ".Name"), text(form, tag + ".Value"));
    }
    var mail =
        new Mail(
            "01070199" + UUID.randomUUID() + "-000000",
            text(form, "Source"),
            members(form, "Destination.ToAddresses"),
            members(form, "Destination.CcAddresses"),
            members(form, "Destination.BccAddresses"),
            text(form, "Message.Subject.Data"),
            text(form, "Message.Body.Text.Data"),
            text(form, "Message.Body.Html.Data"),
            text(form, "ConfigurationSetName"),
            tags,
            sink.now());
    Optional<SesError> error =
        fault(mail)
            .or(
                () ->
                    faults
                        .strike(Fault.OfSending.class, fault -> SesError.concerns(fault, mail))
                        .map(fault -> SesError.of(fault, mail)));
    if (error.isPresent()) {
      return error(error.get());
    }
    sink.accept(mail);
    return result("SendEmail", "<MessageId>" + mail.id() + "</MessageId>");
  }

  private static String text(Map<String, String> form, String name) {
    return form.getOrDefault(name, "");
  }

  /** The values of {@code name.member.1}, {@code name.member.2} and so on. */
  private static List<String> members(Map<String, String> form, String name) {
    return IntStream.iterate(1, i -> form.containsKey(name + ".member." + i), i -> i + 1)
        .mapToObj(i -> text(form, name + ".member." + i))
        .toList();
  }

  /** What SES finds wrong with any such mail. */
  private static Optional<SesError> fault(Mail mail) {
    if (mail.source().isEmpty()) {
      return Optional.of(SesError.missing("source"));
    }
    if (mail.recipients().isEmpty()) {
      return Optional.of(SesError.missing("destination"));
    }
    if (mail.recipients().size() > 50) {
      return Optional.of(SesError.invalid("Recipient count exceeds 50."));
    }
    if (mail.subject().isEmpty()) {
      return Optional.of(SesError.missing("message.subject"));
    }
    if (mail.text().isEmpty() && mail.html().isEmpty()) {
      return Optional.of(SesError.missing("message.body"));
    }
    return addressFault(mail).or(() -> tagFault(mail.tags()));
  }

  private static Optional<SesError> addressFault(Mail mail) {
    return Stream.concat(Stream.of(mail.source()), mail.recipients().stream())
        .flatMap(address -> addressFault(address).stream())
        .findFirst();
  }

  private static Optional<SesError> addressFault(String address) {
    String bare = address.substring(address.lastIndexOf('<') + 1).replace(">", "");
    int at = bare.lastIndexOf('@');
    if (at < 1 || at == bare.length() - 1) {
      return Optional.of(SesError.invalid("Missing final '@domain'"));
    }
    if (!ASCII.matcher(bare.substring(0, at)).matches()) {
      return Optional.of(SesError.invalid("Local address contains control or whitespace"));
    }
    if (!ASCII.matcher(bare.substring(at)).matches()) {
      return Optional.of(SesError.invalid("Domain contains illegal character"));
    }
    return Optional.empty();
  }

  private static Optional<SesError> tagFault(Map<String, String> tags) {
    return Stream.concat(tags.keySet().stream(), tags.values().stream())
        .filter(word -> !TAG_CHARACTERS.matcher(word).matches())
        .findFirst()
        .map(
            word ->
                SesError.invalid(
                    "The message tag name or value <%s> may hold only letters, digits, _ and -."
                        .formatted(word)));
  }

  private static Answer result(String action, String members) {
    return xml(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
            .formatted(
                action,
                NAMESPACE,
                members,
                "<ResponseMetadata>" + requestId() + "</ResponseMetadata>"));
  }

  private static Answer error(SesError error) {
    return xml(
        error.status(),
        ("<ErrorResponse xmlns=\"%s\"><Error><Type>%s</Type><Code>%s</Code>"
                + "<Message>%s</Message></Error>%s</ErrorResponse>")
            .formatted(
                NAMESPACE,
                error.status() < 500 ? "Sender" : "Receiver",
                error.code(),
                escape(error.message()),
                requestId()));
  }

  private static Answer xml(int status, String body) {
    return Answer.of(status, "text/xml; charset=utf-8", body);
  }

  private static String requestId() {
    return "<RequestId>" + UUID.randomUUID() + "</RequestId>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
