/** The one table: its items and keys, and the only place that calls DynamoDB. */
@NullMarked
package cpor.table;

import org.jspecify.annotations.NullMarked;
