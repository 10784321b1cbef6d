package cpor.claim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what names a person or reaches one. It is stored apart from everything else, so that it can
 * be erased, and stands in no execution, log, metric or event for other systems. A test asks of
 * each new text whether it belongs here.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {}
