/** AWS in a container: starts LocalStack and deploys a template to it as one would to AWS. */
@NullMarked
package cpor.localstack;

import org.jspecify.annotations.NullMarked;
