package stepfunctions.definition;

import java.util.List;

/** Where to go after certain errors. */
public record Catcher(List<String> errorEquals, Exit exit) {}
