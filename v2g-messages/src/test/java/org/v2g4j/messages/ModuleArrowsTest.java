package org.v2g4j.messages;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.exi.SchemaCodec;

/**
 * Which part may know which: messages know EXI, EXI knows the core, nothing knows JSON or the rest.
 */
final class ModuleArrowsTest {

  private static final String OURS = "org.v2g4j..";
  private static final String CORE = "org.v2g4j.core..";
  private static final String EXI = "org.v2g4j.exi..";
  private static final String JSON = "org.v2g4j.json..";
  private static final String MESSAGES = "org.v2g4j.messages..";
  private static final String VECTORS = "org.v2g4j.vectors..";
  private static final String CODEC = "org.v2g4j.messages..codec";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.v2g4j");

  @Test
  void allPartsAreLookedAt() {
    for (String part : new String[] {CORE, EXI, JSON, MESSAGES, VECTORS, CODEC}) {
      assertThat(CLASSES.that(resideInAPackage(part))).as(part).isNotEmpty();
    }
    assertThat(CLASSES.contain(ModuleArrowsTest.class))
        .as("tests, which may depend on anything, are among them")
        .isFalse();
  }

  @Nested
  final class Parts {

    @Test
    void coreDependsOnNothingOfOurs() {
      assertDependsOnlyOn(CORE, CORE);
    }

    @Test
    void exiDependsOnTheCoreAlone() {
      assertDependsOnlyOn(EXI, EXI, CORE);
    }

    @Test
    void jsonDependsOnExiAndTheCoreAlone() {
      assertDependsOnlyOn(JSON, JSON, EXI, CORE);
    }

    @Test
    void messagesDependOnExiAndTheCoreAlone() {
      assertDependsOnlyOn(MESSAGES, MESSAGES, EXI, CORE);
    }

    @Test
    void vectorsDependOnTheCoreAlone() {
      assertDependsOnlyOn(VECTORS, VECTORS, CORE);
    }

    private void assertDependsOnlyOn(String part, String... allowed) {
      noClasses()
          .that()
          .resideInAPackage(part)
          .should()
          .dependOnClassesThat(resideInAPackage(OURS).and(resideInAnyPackage(allowed).negate()))
          .check(CLASSES);
    }
  }

  @Nested
  final class Outside {

    @Test
    void nothingButTheJdkAndJspecifyIsUsed() {
      classes()
          .that()
          .resideInAnyPackage(CORE, EXI, MESSAGES)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..", "javax.xml..", "javax.security.auth", "org.jspecify..", OURS)
                  .or(
                      DescribedPredicate.describe(
                          "are primitive or arrays of them",
                          type -> type.getPackageName().isEmpty())))
          .check(CLASSES);
    }

    @Test
    void jsonUsesTheStreamsOfJacksonAlone() {
      classes()
          .that()
          .resideInAPackage(JSON)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..", "com.fasterxml.jackson.core..", "org.jspecify..", EXI, CORE, JSON)
                  .or(
                      DescribedPredicate.describe(
                          "are primitive or arrays of them",
                          type -> type.getPackageName().isEmpty())))
          .check(CLASSES);
    }

    @Test
    void nothingIsLogged() {
      noClasses()
          .that()
          .resideInAnyPackage(EXI, JSON, MESSAGES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "java.lang.System.Logger..", "org.slf4j..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .check(CLASSES);
    }

    @Test
    void noThreadIsStartedOrAsked() {
      noClasses()
          .that()
          .resideInAnyPackage(EXI, JSON, MESSAGES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .check(CLASSES);
    }

    @Test
    void noClockIsRead() {
      noClasses()
          .that()
          .resideInAnyPackage(EXI, JSON, MESSAGES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .check(CLASSES);
    }
  }

  @Nested
  final class Packages {

    @Test
    void areNullMarked() {
      TreeSet<String> unmarked = new TreeSet<>();
      for (JavaClass type : CLASSES) {
        JavaPackage home = type.getPackage();
        if (!home.isAnnotatedWith(NullMarked.class)) {
          unmarked.add(home.getName());
        }
      }
      assertThat(unmarked).isEmpty();
    }

    @Test
    void ofCodecsServeTheSetsAlone() {
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "are neither codecs nor their sets",
                  type ->
                      !resideInAPackage(CODEC).test(type)
                          && !type.isAssignableTo(SchemaCodec.class)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CODEC)
          .check(CLASSES);
    }
  }
}
