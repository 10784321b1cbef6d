package cpor.local;

import org.jspecify.annotations.Nullable;

/** The local cloud was asked to start in a way that makes no sense. */
public final class InvalidOption extends RuntimeException {
  InvalidOption(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
