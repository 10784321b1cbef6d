/** Tests that notices reach people, and what becomes of them. */
@NullMarked
package cpor.notice;

import org.jspecify.annotations.NullMarked;
