/** CloudWatch Logs: what was said, by group, and the language to search it. */
@NullMarked
package cpor.local.logs;

import org.jspecify.annotations.NullMarked;
