/** The API as the AWS CLI and the SDKs speak with it: names, shapes, pages and errors in JSON. */
@NullMarked
package stepfunctions.api;

import org.jspecify.annotations.NullMarked;
