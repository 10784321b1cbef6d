/** Proof of execution documents: how they get into the bucket, and whether they are as declared. */
@NullMarked
package cpor.evidence;

import org.jspecify.annotations.NullMarked;
