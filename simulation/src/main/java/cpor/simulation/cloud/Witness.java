package cpor.simulation.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dynamodb.ItemChange;
import java.util.List;

/** Sees what happens, as it happens. */
public interface Witness {

  /** A write was made, of one item or of several together. */
  void written(List<ItemChange> changes);

  /** The mail service took a mail. */
  void taken(Mail mail);

  /** The mail service reported what became of a mail. */
  void reported(Mail mail, Mails.Report report);

  /** Other systems were told something. */
  void announced(JsonNode event);

  /** The bus was told of an event of a history. */
  void told(JsonNode event);

  /** A function wrote a line for operators. */
  void logged(String line);
}
