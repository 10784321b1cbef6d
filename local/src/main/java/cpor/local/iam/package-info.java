/**
 * IAM's policies: what they may say here, and what follows from them. Pure: facts in, decision out.
 */
@NullMarked
package cpor.local.iam;

import org.jspecify.annotations.NullMarked;
