package cpor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import cpor.claim.Evolution;
import cpor.invocation.InvocationLog;
import cpor.table.Table;
import io.avaje.jsonb.spi.Generated;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Dependencies point inwards, to the rules. A rule that finds no class to judge fails. */
@AnalyzeClasses(packages = "cpor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** What handlers call. */
  private static final String[] DOORS = {
    "cpor.api..",
    "cpor.consent..",
    "cpor.workflow..",
    "cpor.notice..",
    "cpor.repair..",
    "cpor.retention.."
  };

  private static final String HANDLERS = "cpor.handler..";

  /** The generator of JSON adapters writes them beside the types that the store has named to it. */
  @ArchTest
  static final ArchRule theRulesArePureJava =
      classes()
          .that()
          .resideInAnyPackage("cpor.claim", "cpor.calendar", "cpor.idna")
          .and()
          .areNotAnnotatedWith(Generated.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "cpor.claim", "cpor.calendar", "cpor.idna", "java..", "org.jspecify..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nothingFurtherInKnowsTheDoors =
      noClasses()
          .that(resideInAnyPackage(DOORS).or(resideInAPackage(HANDLERS)).negate())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOORS)
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nobodyDependsOnAHandler =
      noClasses()
          .that()
          .resideOutsideOfPackage(HANDLERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HANDLERS)
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule whatAwsCallsStandsInOnePlace =
      classes()
          .that()
          .areAssignableTo(RequestStreamHandler.class)
          .should()
          .resideInAPackage(HANDLERS)
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule everyInvocationIsTold =
      classes()
          .that()
          .areAssignableTo(RequestStreamHandler.class)
          .should()
          .callMethod(InvocationLog.class, "tell", Context.class, InvocationLog.Work.class)
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule noPackageDependsOnItselfByADetour =
      slices().matching("cpor.(*)..").should().beFreeOfCycles().allowEmptyShould(false);

  @ArchTest
  static final ArchRule norDoesAnyPartOfThePackagesThatHaveParts =
      slices().matching("cpor.(**)").should().beFreeOfCycles().allowEmptyShould(false);

  @ArchTest
  static final ArchRule oneClassCallsDynamoDb =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Table.class)
          .and()
          .resideOutsideOfPackages("cpor.cloud..", "cpor.rehearsal..")
          .should()
          .callMethodWhere(
              new DescribedPredicate<>("its owner is the client") {
                @Override
                public boolean test(JavaMethodCall call) {
                  return call.getTargetOwner().isEquivalentTo(DynamoDbClient.class);
                }
              })
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule theTableHoldsWhatTheRulesDecided =
      noClasses()
          .that()
          .resideInAPackage("cpor.table..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Evolution.class)
          .because("what an event makes of a claim is the rules' to say")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule whatShipsKnowsNothingOfTheLocalCloud =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cpor.local..")
          .allowEmptyShould(false);
}
