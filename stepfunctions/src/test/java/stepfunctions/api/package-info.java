@NullMarked
package stepfunctions.api;

import org.jspecify.annotations.NullMarked;
