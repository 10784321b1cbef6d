package stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import stepfunctions.StepFunctionsException;

/** The members of a call, as the API reads them. */
final class Request {
  private final JsonNode body;

  Request(JsonNode body) {
    if (!body.isObject()) {
      throw new StepFunctionsException("SerializationException", "the body is not a JSON object");
    }
    this.body = body;
  }

  /**
   * @throws StepFunctionsException ValidationException if it is missing
   */
  String text(String member) {
    return optionalText(member).orElseThrow(() -> invalid(member, "must not be missing"));
  }

  /**
   * @throws StepFunctionsException ValidationException if it is missing, or longer
   */
  String text(String member, int longest) {
    return optionalText(member, longest).orElseThrow(() -> invalid(member, "must not be missing"));
  }

  Optional<String> optionalText(String member, int longest) {
    Optional<String> text = optionalText(member);
    if (text.filter(given -> given.length() > longest).isPresent()) {
      throw invalid(member, "must have length less than or equal to " + longest);
    }
    return text;
  }

  Optional<String> optionalText(String member, List<String> allowed) {
    Optional<String> text = optionalText(member);
    if (text.filter(given -> !allowed.contains(given)).isPresent()) {
      throw invalid(member, "must satisfy enum value set: " + allowed);
    }
    return text;
  }

  Optional<String> optionalText(String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid(member, "must be a string");
    }
    return Optional.of(value.textValue());
  }

  boolean flag(String member, boolean byDefault) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    if (!value.isBoolean()) {
      throw invalid(member, "must be true or false");
    }
    return value.booleanValue();
  }

  /** A whole number from zero, which is also the default, to the greatest. */
  int wholeUpTo(String member, int greatest) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > greatest) {
      throw invalid(member, "must be an integer from 0 to " + greatest);
    }
    return value.intValue();
  }

  private static StepFunctionsException invalid(String member, String what) {
    return new StepFunctionsException("ValidationException", "'" + member + "' " + what);
  }
}
