package cpor.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A scenario that cannot be lived through on LocalStack, where time is real, or shows nothing more
 * there.
 */
@Tag("only-locally")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface OnlyLocally {

  /** Why. */
  String value();
}
