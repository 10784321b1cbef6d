/** The HTTP API of partners and reviewers. */
@NullMarked
package cpor.api;

import org.jspecify.annotations.NullMarked;
