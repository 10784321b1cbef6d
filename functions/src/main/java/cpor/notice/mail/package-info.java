/** What the notices say: each becomes a mail in the reader's language, as text and as HTML. */
@NullMarked
package cpor.notice.mail;

import org.jspecify.annotations.NullMarked;
