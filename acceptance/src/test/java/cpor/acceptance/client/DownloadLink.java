package cpor.acceptance.client;

import java.net.URI;

/** A link to a document in the storage, which asks for no token. */
public record DownloadLink(URI address) {

  public Answer follows() {
    return Http.sendToStorage(address, Call.get(address.toString()), new byte[0]);
  }
}
