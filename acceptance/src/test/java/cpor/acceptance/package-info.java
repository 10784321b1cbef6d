/** Scenarios that partners, reviewers and customers live through, over HTTP only. */
@NullMarked
package cpor.acceptance;

import org.jspecify.annotations.NullMarked;
