/**
 * Records as the value of an attribute: their generated adapters write attribute values and read
 * them, and no JSON text lies between.
 */
@NullMarked
package cpor.table.document;

import org.jspecify.annotations.NullMarked;
