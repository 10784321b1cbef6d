package cpor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.avaje.jsonb.spi.Generated;

/** Dependencies point inwards, to the rules. A rule that finds no class to judge fails. */
@AnalyzeClasses(packages = "cpor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] DOORS = {
    "cpor.api..", "cpor.consent..", "cpor.workflow..", "cpor.notice.."
  };

  /** The generator of JSON adapters writes them beside the types that the store has named to it. */
  @ArchTest
  static final ArchRule theRulesArePureJava =
      classes()
          .that()
          .resideInAnyPackage("cpor.claim", "cpor.calendar")
          .and()
          .areNotAnnotatedWith(Generated.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("cpor.claim", "cpor.calendar", "java..", "org.jspecify..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nothingFurtherInKnowsTheDoors =
      noClasses()
          .that()
          .resideOutsideOfPackages(DOORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOORS)
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule noPackageDependsOnItselfByADetour =
      slices().matching("cpor.(**)").should().beFreeOfCycles().allowEmptyShould(false);

  @ArchTest
  static final ArchRule nobodyDependsOnAHandler =
      classes()
          .that()
          .haveSimpleNameNotEndingWith("JsonAdapter")
          .and()
          .haveSimpleNameNotEndingWith("JsonComponent")
          .should(notDependOnAnotherClassThatHandlesRequests())
          .because("what is generated for a handler's own messages belongs to the handler")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule whatShipsKnowsNothingOfTheLocalCloud =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cpor.local..")
          .allowEmptyShould(false);

  private static ArchCondition<JavaClass> notDependOnAnotherClassThatHandlesRequests() {
    return new ArchCondition<>("not depend on another class that handles requests") {
      @Override
      public void check(JavaClass dependent, ConditionEvents events) {
        for (Dependency dependency : dependent.getDirectDependenciesFromSelf()) {
          JavaClass target = outermost(dependency.getTargetClass());
          if (target.isAssignableTo(RequestStreamHandler.class)
              && target.getPackageName().startsWith("cpor")
              && !target.equals(outermost(dependent))) {
            events.add(SimpleConditionEvent.violated(dependent, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
