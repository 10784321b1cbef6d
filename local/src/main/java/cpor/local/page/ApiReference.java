package cpor.local.page;

import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The HTTP API's contract, as a file and as a page to read and try it. The page is Swagger UI,
 * whose files come from the class path: nothing is fetched from elsewhere.
 *
 * @param path where it is, without a slash at its end
 * @param contract the OpenAPI file, which need not be there before somebody asks for it
 * @param api address of the HTTP API
 */
public record ApiReference(String path, Path contract, URI api) implements Door {

  /** The address that the file names; here it is replaced by the one that is true. */
  private static final String NAMED_ADDRESS = "http://localhost:3000";

  /** What the contract links, beside it. */
  private static final String POLICY = "api-policy.md";

  private static final String TEXT = "text/plain; charset=utf-8";

  private static final String SWAGGER_UI = "/META-INF/%s/swagger-ui/%s";

  @Override
  public Answer answer(Request request) {
    return switch (request.rawPath().substring(path.length())) {
      case "" -> page();
      case "/openapi.yaml" -> document(contract, "application/yaml; charset=utf-8");
      case "/api-policy.md" -> document(contract.resolveSibling(POLICY), TEXT);
      case "/show.js" -> file("text/javascript", "api-reference.js");
      case "/swagger-ui-bundle.js" -> file("text/javascript", swaggerUi("swagger-ui-bundle.js"));
      case "/swagger-ui.css" -> file("text/css", swaggerUi("swagger-ui.css"));
      case String _ -> Answer.of(404, TEXT, "There is nothing here.");
    };
  }

  private static Answer page() {
    return file("text/html", "api-reference.html")
        .with(
            "content-security-policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
  }

  /** With the addresses that are true here. */
  private Answer document(Path file, String contentType) {
    if (!Files.exists(file)) {
      return Answer.of(404, TEXT, "There is no " + file + ".");
    }
    try {
      return Answer.of(
          200,
          contentType,
          Files.readString(file)
              .replace(NAMED_ADDRESS, api.toString())
              .replace(POLICY, api.resolve(path + "/" + POLICY).toString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Answer file(String contentType, String resource) {
    try (InputStream file = resource(resource)) {
      return new Answer(
          200,
          Map.of("content-type", List.of(contentType + "; charset=utf-8")),
          file.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Packages of web assets have their version in their paths. */
  private static String swaggerUi(String name) {
    Properties artifact = new Properties();
    try (InputStream properties =
        resource(SWAGGER_UI.formatted("maven/org.webjars", "pom.properties"))) {
      artifact.load(properties);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return SWAGGER_UI.formatted("resources/webjars", artifact.getProperty("version") + "/" + name);
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ApiReference.class.getResourceAsStream(name), name);
  }
}
