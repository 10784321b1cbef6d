package cpor.claim;

import static cpor.story.DetailsBuilder.details;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.Customer;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SearchWordsPropertiesTest {

  private static final String TENANT = "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern DOTS = Pattern.compile("\\.");
  private static final int WORDS_OF_A_TEXT = 6;

  @Property
  void aNameIsFoundByWhatOneLooksForFromEachOfItsWordsOn(@ForAll("texts") String name) {
    assertThat(words(new Customer(TENANT, name, null)))
        .isEqualTo(fromEachWordOn(name.strip(), SPACES));
  }

  @Property
  void aDomainIsFoundByWhatOneLooksForFromEachOfItsLabelsOn(@ForAll("texts") String domain) {
    assertThat(words(new Customer(TENANT, "", domain + ".example")))
        .isEqualTo(fromEachWordOn(domain.strip(), DOTS));
  }

  /** The small sigma at a word's end is another sign than the one within. */
  @Example
  void aWordIsFoundWhileItIsTyped() {
    assertThat(SearchWords.lookedFor("Κοσμος")).startsWith(SearchWords.lookedFor("ΚΟΣ"));
  }

  private static SortedSet<String> words(Customer customer) {
    return SearchWords.of(details().customer(customer).partnerReference("").build());
  }

  /** None is the beginning of another, which would be found as well. */
  private static SortedSet<String> fromEachWordOn(String text, Pattern between) {
    SortedSet<String> all = new TreeSet<>();
    List<String> texts = List.of(text);
    for (int word = 0; word < WORDS_OF_A_TEXT && !texts.isEmpty(); word++) {
      all.add(SearchWords.lookedFor(texts.getFirst()));
      texts = List.of(between.split(texts.getFirst(), 2));
      texts = texts.subList(1, texts.size());
    }
    all.removeIf(word -> all.stream().anyMatch(o -> !o.equals(word) && o.startsWith(word)));
    all.remove("");
    return all;
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.frequency(
            Tuple.of(6, "Contoso"),
            Tuple.of(3, " "),
            Tuple.of(2, "\t \n"),
            Tuple.of(2, "."),
            Tuple.of(2, "&"),
            Tuple.of(1, "\u00a0"),
            Tuple.of(1, "\u2003"),
            Tuple.of(1, "\u0301"),
            Tuple.of(1, "Ő"),
            Tuple.of(1, "Straße"),
            Tuple.of(1, "ΟΔΟΣ"),
            Tuple.of(1, "ı"),
            Tuple.of(1, "ﬁ"),
            Tuple.of(1, "a"),
            Tuple.of(1, "-"),
            Tuple.of(1, "東京"));
    return pieces.list().ofMaxSize(24).map(all -> String.join("", all));
  }
}
