package cpor.consent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one style of all pages. It stands in the page, and the page's policy allows it by its hash.
 */
final class PageStyle {

  static final String CSS =
      """
      :root { color-scheme: light dark; --page: #ffffff; --text: #1f2430; --muted: #4c5566;
        --line: #c9cfda; --field: #6b7485; --action: #1a4fb5; --on-action: #ffffff; --aside: #eef2fb; }
      @media (prefers-color-scheme: dark) {
        :root { --page: #16181d; --text: #eceef2; --muted: #b9c0cc; --line: #444b5a; --field: #97a0b2;
          --action: #9cc0ff; --on-action: #101318; --aside: #232936; } }
      @media (prefers-contrast: more) {
        :root { --muted: var(--text); --line: var(--text); --field: var(--text); } }
      body { margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
        font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
      header, main, footer { max-width: 40rem; margin: 0 auto; padding: 1rem; }
      footer { color: var(--muted); font-size: .9375rem; }
      header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; }
      .programme { margin: 0; font-weight: 600; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
      section + section { margin-top: 2.5rem; }
      h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
      a { color: var(--action); }
      dl { margin: 1.5rem 0; border-top: 1px solid var(--line); }
      dl div { padding: .5rem 0; border-bottom: 1px solid var(--line); }
      dt { color: var(--muted); }
      dd { margin: 0; }
      .aside { padding: .75rem 1rem; background: var(--aside); border-left: .25rem solid var(--action); }
      label { display: block; font-weight: 600; }
      .hint { margin: 0 0 .25rem; color: var(--muted); }
      textarea { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; color: inherit;
        background: transparent; border: 1px solid var(--field); border-radius: .25rem; }
      button { margin: 1rem 0; padding: .75rem 1.5rem; font: inherit; font-weight: 600; cursor: pointer;
        color: var(--on-action); background: var(--action); border: 2px solid var(--action);
        border-radius: .375rem; }
      button.link { margin: 0; padding: 0; border: 0; background: none; color: var(--action);
        font-weight: inherit; text-decoration: underline; }
      :focus-visible { outline: 3px solid var(--action); outline-offset: 3px; }
      @media (min-width: 36rem) {
        dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; } }
      """;

  /** How a Content-Security-Policy names the style. */
  static final String SOURCE = "'sha256-" + Base64.getEncoder().encodeToString(sha256(CSS)) + "'";

  private PageStyle() {}

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
