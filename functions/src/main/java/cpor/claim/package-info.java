/**
 * The rules of a claim: what it is, what may be done with it by whom and when, and what has
 * happened to it. Pure Java: no AWS, no JSON, no clock.
 */
@NullMarked
package cpor.claim;

import org.jspecify.annotations.NullMarked;
