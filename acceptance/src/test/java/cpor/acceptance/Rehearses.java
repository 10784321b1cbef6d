package cpor.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** An incident that is lived through with the runbook, from its alarms to their end. */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Rehearses {
  /** The titles of the sections whose commands are followed, all of them. */
  String[] value() default {};

  /** The alarms that begin to ring, without the stack's name: these, and no other. */
  String[] rings() default {};

  /** Why it is more than one. */
  String because() default "";
}
