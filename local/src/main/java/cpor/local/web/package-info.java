/** HTTP as the local doors need it: a request, an answer, and a server on this machine only. */
@NullMarked
package cpor.local.web;

import org.jspecify.annotations.NullMarked;
