@NullMarked
package cpor.table.document;

import org.jspecify.annotations.NullMarked;
