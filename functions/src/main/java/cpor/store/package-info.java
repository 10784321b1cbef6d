/** Claims in DynamoDB: one table, one partition per claim, one transaction per command. */
@NullMarked
package cpor.store;

import org.jspecify.annotations.NullMarked;
