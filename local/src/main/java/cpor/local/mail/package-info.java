/** SES: takes mails, keeps them to be looked at, and tells what became of them when asked to. */
@NullMarked
package cpor.local.mail;

import org.jspecify.annotations.NullMarked;
