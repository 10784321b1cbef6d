@NullMarked
package cpor.local.mail;

import org.jspecify.annotations.NullMarked;
