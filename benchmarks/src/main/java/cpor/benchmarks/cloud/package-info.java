/** What every benchmark stands on: a table on DynamoDB Local, and claims in it. */
@NullMarked
package cpor.benchmarks.cloud;

import org.jspecify.annotations.NullMarked;
