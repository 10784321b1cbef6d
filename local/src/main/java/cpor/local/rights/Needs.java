package cpor.local.rights;

import cpor.local.aws.Call;
import java.util.List;

/** What a service asks a call's caller to have a right to. */
@FunctionalInterface
interface Needs {

  /** All of it; each has to be allowed. */
  List<Access> of(Call call);
}
