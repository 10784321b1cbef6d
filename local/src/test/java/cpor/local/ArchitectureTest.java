package cpor.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "cpor.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule its_packages_depend_on_one_another_in_one_direction =
      slices().matching("cpor.local.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothing_that_is_imitated_knows_how_the_cloud_is_put_together =
      noClasses()
          .that()
          .resideInAPackage("cpor.local.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cpor.local");

  /** What knows claims is the product, and the sample that is played through its doors. */
  @ArchTest
  static final ArchRule of_the_product_only_its_functions_are_known =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cpor.claim..", "cpor.api..", "cpor.notice..", "cpor.consent..", "cpor.workflow..");
}
