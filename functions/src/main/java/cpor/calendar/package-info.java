/** Business time: periods, business days, and the deadlines that follow from them. */
@NullMarked
package cpor.calendar;

import org.jspecify.annotations.NullMarked;
