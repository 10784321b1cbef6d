package cpor.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A scenario that is also lived through on LocalStack, because the deployed stack takes a part in
 * it that the local cloud only imitates. What the handlers and the table decide alone is shown on
 * the local cloud, faster and as well.
 */
@Tag("on-localstack")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface AlsoOnLocalStack {

  /** What is shown by it there. */
  String value();
}
