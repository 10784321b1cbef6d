/** Holds the product to docs/openapi.yaml, and that file to the product. */
@NullMarked
package cpor.acceptance.contract;

import org.jspecify.annotations.NullMarked;
