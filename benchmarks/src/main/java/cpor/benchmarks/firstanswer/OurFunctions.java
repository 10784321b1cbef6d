package cpor.benchmarks.firstanswer;

import cpor.rehearsal.Rehearsal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All functions of the product, with the calls that each of them is rehearsed with. */
final class OurFunctions {

  static final List<String> NAMES =
      List.of(
          "ClaimsApi",
          "ReviewsApi",
          "ConsentPage",
          "ClaimStream",
          "ApplyDeadline",
          "AskCustomer",
          "SendNotice",
          "MailEvents",
          "Digest",
          "Reconcile",
          "Retention");

  /** Their package. */
  private static final String HANDLERS = "cpor.handler.";

  private static final Pattern ROUTE = Pattern.compile("\"routeKey\":\"([^\"]+)\"");

  private OurFunctions() {}

  /** The class that Lambda is told. */
  static String handler(String function) {
    return HANDLERS + function;
  }

  /** The functions that a command names after the number of rounds; all if it names none. */
  static List<String> named(String[] arguments) {
    return arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : NAMES;
  }

  /** A function for each of its calls. */
  static List<Subject> calls(String function) {
    return Rehearsal.of(function).stream().map(call -> subject(function, call)).toList();
  }

  private static Subject subject(String function, Rehearsal call) {
    Matcher route = ROUTE.matcher(call.event());
    return new Subject(
        route.find() ? function + " `" + route.group(1) + "`" : function,
        handler(function),
        System.getProperty("function.classpath"),
        List.of(),
        call);
  }
}
