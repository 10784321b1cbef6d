package cpor;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What tests share stands further in than they do, as in what ships. */
@AnalyzeClasses(packages = "cpor", importOptions = OnlyIncludeTests.class)
class TestPackagesTest {

  @ArchTest
  static final ArchRule noPackageOfTestsDependsOnItselfByADetour =
      slices().matching("cpor.(*)..").should().beFreeOfCycles().allowEmptyShould(false);

  @ArchTest
  static final ArchRule norDoesAnyPartOfThem =
      slices().matching("cpor.(**)").should().beFreeOfCycles().allowEmptyShould(false);
}
