package cpor.packaging;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each method has a kind of call site that the compiler leaves to be linked. */
@SuppressWarnings({"UnnecessaryLambda", "ReturnValueIgnored"})
public final class LambdasOfAllKinds {

  private final String name;

  private LambdasOfAllKinds(String name) {
    this.name = name;
  }

  public static Object capturesNothing() {
    Supplier<String> lambda = () -> "nothing";
    return lambda.get();
  }

  public static Object capturesWideAndNarrowValues() {
    long wide = 1L << 40;
    double fraction = 0.5;
    byte narrow = 3;
    boolean set = true;
    char letter = 'x';
    Supplier<String> lambda = () -> wide + "," + fraction + "," + narrow + "," + set + letter;
    return lambda.get();
  }

  public static Object takesPrimitives() {
    IntBinaryOperator minus = (left, right) -> left - right;
    return minus.applyAsInt(7, 9);
  }

  public static Object boxesWhatIsGiven() {
    Function<String, Integer> length = String::length;
    return length.apply("four");
  }

  public static Object unboxesWhatIsTaken() {
    Function<Integer, String> text = Integer::toHexString;
    return text.apply(255);
  }

  public static Object unboxesWhatIsGiven() {
    ToIntFunction<String> number = Integer::valueOf;
    return number.applyAsInt("12");
  }

  public static Object unboxesAndWidens() {
    BinaryOperator<Integer> more = Math::addExact;
    ToLongFunction<Integer> wide = LambdasOfAllKinds::twice;
    return more.apply(1, 2) + wide.applyAsLong(4);
  }

  public static Object widensWhatIsGiven() {
    LongSupplier wide = "four"::length;
    DoubleSupplier wider = "four"::length;
    return wide.getAsLong() + wider.getAsDouble();
  }

  public static Object widensWhatIsNoBoxInAll() {
    ToLongFunction<String> wide = Map.of("a", 3)::get;
    DoubleSupplier wider = List.of(4).iterator()::next;
    Predicate<String> truth = Map.of("a", true)::get;
    return wide.applyAsLong("a") + wider.getAsDouble() + (truth.test("a") ? 1 : 0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static Object refusesWhatIsNotOfItsType() {
    Function<String, Object> text = Objects::toString;
    Supplier<String> first = ((List<String>) (List) List.of(5))::getFirst;
    try {
      return ((Function) text).apply(5);
    } catch (ClassCastException refused) {
      return "refused, and given: " + ((Supplier) first).get();
    }
  }

  public static Object dropsWhatIsGiven() {
    List<String> taken = new ArrayList<>();
    List.of("a", "b").forEach(taken::add);
    List<Long> counted = new ArrayList<>();
    Runnable count = counted(counted)::getAsLong;
    count.run();
    return taken + "" + counted;
  }

  public static Object callsAPrivateMethodOfThis() {
    return new LambdasOfAllKinds("this").lambdaOfThis().get();
  }

  public static Object refersToAPrivateMethodOfAnother() {
    Function<LambdasOfAllKinds, String> greet = LambdasOfAllKinds::greeting;
    return greet.apply(new LambdasOfAllKinds("another"));
  }

  public static Object refersToPrivateMembersOfOneStandingInAnother() {
    Supplier<Hidden> make = Hidden::new;
    Function<Hidden, String> tell = Hidden::tell;
    return tell.apply(make.get()) + Hidden.outer().apply("outer") + Hidden.made().get().name;
  }

  public static Object refersToAnOverriddenMethod() {
    return new Child().parents().get();
  }

  public static Object refersToConstructors() {
    Function<String, LambdasOfAllKinds> make = LambdasOfAllKinds::new;
    Supplier<List<String>> list = ArrayList::new;
    IntFunction<int[]> array = int[]::new;
    return make.apply("made").name + list.get() + array.apply(3).length;
  }

  public static Object refersToMethodsOfArrays() {
    UnaryOperator<int[]> copy = int[]::clone;
    return copy.apply(new int[] {1, 2}).length;
  }

  public static Object refersToAMethodOfAnInterface() {
    Function<CharSequence, Integer> length = CharSequence::length;
    return length.apply("abc");
  }

  public static Object takesALambdaOfAnInterface() {
    return Named.of("interface").and(Named.of("default")).name();
  }

  public static Object isOfAnInterfaceThatNamesItsMethodAsIsDoneHere() {
    String text = "captured";
    Maker maker = (more, _) -> text.equals(more) ? (_, _) -> null : null;
    return maker.make(text, 1) != null;
  }

  public static Object isAskedForWhileItsInterfaceIsInitialised() {
    return Checks.never().not().test("") + "," + Check.ALWAYS.test("");
  }

  public static Object isAConstantOfItsInterface() {
    Rewording shouted = text -> text + "!";
    return Rewording.NONE.of("a") + shouted.of("b");
  }

  public static Object asksWhoCalls() throws Exception {
    Invocation call = LambdasOfAllKinds.class.getDeclaredMethod("twice", long.class)::invoke;
    return call.on(null, 4L);
  }

  public static Object capturesAndTakesOfOneShape() {
    return Stream.of(plus("a"), plus("b"), plus("c"), minus("d"))
        .map(each -> each.apply("-"))
        .toList();
  }

  public static Object capturesOtherThingsForOneInterface() {
    String one = "a".repeat(2);
    String other = "b".repeat(2);
    long wide = one.length();
    int narrow = 1;
    List<Supplier<String>> all =
        List.of(
            () -> "nothing",
            () -> one,
            () -> other + wide + one,
            () -> narrow + other + one,
            () -> one + narrow + wide + other + one.length());
    return all.stream().map(Supplier::get).toList();
  }

  public static Object nestsLambdas() {
    Function<String, Function<String, Supplier<String>>> nested =
        first -> second -> () -> first + second;
    return nested.apply("a").apply("b").get();
  }

  public static Object canBeSerialised() {
    Comparator<String> order = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
    return Stream.of("a", "c", "b").sorted(order).toList();
  }

  public static Object isTheSameEachTimeIfNothingIsCaptured() {
    return Stream.generate(LambdasOfAllKinds::constant).limit(3).distinct().count();
  }

  public static Object composesByDefaultMethods() {
    Predicate<String> empty = String::isEmpty;
    return Stream.of("", "a").filter(empty.negate()).toList();
  }

  public static Object passesAnExceptionOn() {
    Supplier<String> fails =
        () -> {
          throw new IllegalStateException("as thrown");
        };
    try {
      return fails.get();
    } catch (IllegalStateException thrown) {
      return thrown.toString();
    }
  }

  public static Object joinsWhatBranchesLeaveOnTheStack() {
    return Stream.of(1, 2, 3)
        .map(number -> (number > 1 ? plus("" + number) : minus("" + number)).apply("+"))
        .toList();
  }

  public static Object choosesByType() {
    return Stream.of(new Circle(2), new Square(3), new Circle(-1))
        .map(LambdasOfAllKinds::area)
        .toList();
  }

  public static Object choosesByTypeAmongOthers() {
    return Stream.of("text", 5, 6L, List.of()).map(LambdasOfAllKinds::kind).toList();
  }

  public static Object refusesToChooseByTheTypeOfNull() {
    List<Shape> none = new ArrayList<>();
    none.add(null);
    try {
      return area(none.getFirst());
    } catch (NullPointerException refused) {
      return "refused";
    }
  }

  public static Object choosesByText() {
    return Stream.of("a", "long", "b", null).map(LambdasOfAllKinds::byText).toList();
  }

  public static Object choosesByNumber() {
    return Stream.of(5, 500, 6).map(LambdasOfAllKinds::byNumber).toList();
  }

  private static long twice(long number) {
    return 2 * number;
  }

  private static LongSupplier counted(List<Long> calls) {
    return () -> {
      calls.add(7L);
      return 7L;
    };
  }

  private Supplier<String> lambdaOfThis() {
    return () -> greeting();
  }

  private String greeting() {
    return "greetings from " + name;
  }

  private static UnaryOperator<String> plus(String text) {
    return more -> text + more;
  }

  private static UnaryOperator<String> minus(String text) {
    return more -> more + text;
  }

  private static IntUnaryOperator constant() {
    return number -> number + 1;
  }

  private static final class Hidden {
    private Hidden() {}

    private String tell() {
      return "hidden";
    }

    static Function<String, String> outer() {
      return LambdasOfAllKinds::told;
    }

    static Supplier<LambdasOfAllKinds> made() {
      Function<String, LambdasOfAllKinds> make = LambdasOfAllKinds::new;
      return () -> make.apply("made");
    }
  }

  private static String told(String text) {
    return "told " + text;
  }

  private interface Maker {
    @Nullable Maker make(String text, int times);
  }

  private interface Invocation {
    Object on(@Nullable Object receiver, Object... arguments) throws Exception;
  }

  private interface Rewording {
    Rewording NONE = text -> text;

    String of(String text);
  }

  private interface Check {
    Check ALWAYS = Checks.always();

    boolean test(String text);

    default Check not() {
      return text -> !test(text);
    }
  }

  private static final class Checks {
    static Check never() {
      return _ -> false;
    }

    static Check always() {
      return _ -> true;
    }
  }

  private sealed interface Shape permits Circle, Square {}

  private record Circle(int radius) implements Shape {}

  private record Square(int side) implements Shape {}

  private static String area(Shape shape) {
    return switch (shape) {
      case Circle circle when circle.radius() < 0 -> "none";
      case Circle(int radius) -> "circle " + radius;
      case Square square -> "square " + square.side();
    };
  }

  private static String kind(Object value) {
    return switch (value) {
      case String text -> text;
      case Integer number when number > 5 -> "large";
      case Number _ -> "number";
      default -> "other";
    };
  }

  private static String byText(@Nullable String text) {
    return switch (text) {
      case "a" -> "first";
      case String other when other.length() > 1 -> "long";
      case "b" -> "second";
      case null -> "none";
      default -> "another";
    };
  }

  private static String byNumber(Integer number) {
    return switch (number) {
      case 5 -> "five";
      case Integer other when other > 100 -> "large";
      default -> "another";
    };
  }

  private static class Parent {
    String name() {
      return "parent";
    }
  }

  private static final class Child extends Parent {
    @Override
    String name() {
      return "child";
    }

    Supplier<String> parents() {
      return super::name;
    }
  }

  @FunctionalInterface
  private interface Named {
    String name();

    static Named of(String name) {
      return () -> name;
    }

    private String joined(Named other) {
      return name() + " and " + other.name();
    }

    default Named and(Named other) {
      return () -> joined(other);
    }
  }
}
