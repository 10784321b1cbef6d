package cpor.local.rights;

import cpor.local.aws.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * "Actions, resources, and condition keys for Amazon SES": a mail needs its sender's identity, and
 * the configuration set it is sent through. Outside the sandbox nobody asks for the recipient's.
 */
final class SesNeeds implements Needs {

  @Override
  public List<Access> of(Call call) {
    String action = "ses:" + call.operation();
    if (!call.operation().equals("SendEmail")) {
      return List.of(Access.anywhere(action));
    }
    Map<String, String> form = call.request().form();
    String sender = address(form.getOrDefault("Source", ""));
    String domain = sender.substring(sender.lastIndexOf('@') + 1);
    Stream<String> set = Stream.ofNullable(form.get("ConfigurationSetName"));
    Map<String, List<String>> context = Map.of("ses:fromaddress", List.of(sender));
    return Stream.concat(
            Stream.of(Arns.of("ses", "identity/", domain)),
            set.map(name -> Arns.of("ses", "configuration-set/", name)))
        .map(resource -> new Access(action, resource, context))
        .toList();
  }

  /** Without the name before it. */
  private static String address(String source) {
    int begins = source.lastIndexOf('<');
    return begins < 0 ? source : source.substring(begins + 1, source.indexOf('>', begins));
  }
}
