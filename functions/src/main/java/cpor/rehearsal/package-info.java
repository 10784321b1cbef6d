/**
 * The calls that functions get most, with what AWS might answer: each function is rehearsed with
 * them before SnapStart takes its snapshot.
 */
@NullMarked
package cpor.rehearsal;

import org.jspecify.annotations.NullMarked;
