/** CloudWatch's numbers, as far as somebody watches them. */
@NullMarked
package cpor.local.metrics;

import org.jspecify.annotations.NullMarked;
