package stepfunctions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "stepfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule it_knows_nothing_but_json_and_jsonata =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "stepfunctions..",
              "java..",
              "com.fasterxml.jackson..",
              "com.dashjoin.jsonata..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule its_packages_depend_on_one_another_in_one_direction =
      slices().matching("stepfunctions.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_it_is_made_of_knows_nothing_of_the_engine =
      classes()
          .that()
          .resideInAnyPackage("..clock", "..definition", "..history", "..jsonata")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "stepfunctions.clock",
              "stepfunctions.definition",
              "stepfunctions.history",
              "stepfunctions.jsonata",
              "java..",
              "com..",
              "org..");
}
