package cpor.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void text_of_others_cannot_become_markup() {
    assertThat(Html.text("<a href=\"x\" title='y'>&</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
    assertThat(Html.link("\"><script>", "<b>"))
        .isEqualTo("<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;</a>");
    assertThat(Html.page("<title>", "")).contains("<title>&lt;title&gt;</title>");
  }

  @Test
  void addresses_in_a_text_can_be_clicked() {
    assertThat(Html.linked("see\nhttp://localhost:3000/consent/a$1?b=1&c=2\n<now>"))
        .isEqualTo(
            "see\n<a href=\"http://localhost:3000/consent/a$1?b=1&amp;c=2\">"
                + "http://localhost:3000/consent/a$1?b=1&amp;c=2</a>\n&lt;now&gt;");
  }

  @Test
  void an_empty_table_says_so() {
    assertThat(Html.table(List.of("A"), List.of())).contains("None yet.");
    assertThat(Html.table(List.of("A"), List.of(Html.row("1"))))
        .contains("<th>A</th>", "<td>1</td>");
  }
}
