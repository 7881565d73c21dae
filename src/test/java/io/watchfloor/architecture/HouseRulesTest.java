package io.watchfloor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.watchfloor.mitigation.Approved;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/// What the module system cannot hold, held on bytecode.
class HouseRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(House.compiled());

    private static final DescribedPredicate<JavaMethodCall> WALL_CLOCK = target(owner(name(Instant.class.getName())))
            .and(target(name("now")))
            .or(target(owner(name(LocalDateTime.class.getName()))).and(target(name("now"))))
            .or(target(owner(name(ZonedDateTime.class.getName()))).and(target(name("now"))))
            .or(target(owner(name(Clock.class.getName()))).and(target(nameMatching("system.*"))))
            .or(target(owner(name(InstantSource.class.getName()))).and(target(name("system"))))
            .or(target(owner(name(System.class.getName()))).and(target(name("currentTimeMillis"))))
            .forSubtype();

    @Test
    void onlyAppAndLabReadTheWallClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.watchfloor.app..", "io.watchfloor.lab..")
                .should()
                .callMethodWhere(WALL_CLOCK)
                .check(CLASSES);
    }

    @Test
    void diagnosisHasNoClockAtAll() {
        noClasses()
                .that()
                .resideInAPackage("io.watchfloor.diagnosis..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .check(CLASSES);
    }

    @Test
    void runLaterIsNamedOnlyInApp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.watchfloor.app..")
                .should()
                .callMethodWhere(
                        target(owner(name("javafx.application.Platform"))).and(target(name("runLater"))))
                .check(CLASSES);
    }

    @Test
    void onlyTheDeskMakesAnApproved() {
        constructors()
                .that()
                .areDeclaredIn(Approved.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
        noClasses()
                .that(not(nameMatching("io\\.watchfloor\\.mitigation\\.Crew")))
                .should()
                .callConstructorWhere(
                        target(owner(name(Approved.class.getName()))).forSubtype())
                .check(CLASSES);
    }

    @Test
    void nothingStartsABareThread() {
        noClasses()
                .should()
                .callConstructorWhere(
                        target(owner(name(Thread.class.getName()))).forSubtype())
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineAndTheLabPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.watchfloor.app..", "io.watchfloor.lab..")
                .should()
                .accessFieldWhere(new DescribedPredicate<>("System.out or System.err") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaFieldAccess access) {
                        return access.getTargetOwner().isEquivalentTo(System.class)
                                && access.getTarget().getRawType().isEquivalentTo(PrintStream.class);
                    }
                })
                .check(CLASSES);
    }

    @Test
    void presentationSeesNoSystems() {
        noClasses()
                .that(resideInAPackage("io.watchfloor.presentation.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.watchfloor.collectors..",
                        "io.watchfloor.executors..",
                        "io.watchfloor.connections..",
                        "java.sql..",
                        "java.net.http.."))
                .check(CLASSES);
    }

    @Test
    void packagesAreNamedBySubject() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..impl..", "..manager..", "..helper..", "..common..")
                .check(CLASSES);
    }

    @Test
    void classesAreNamedBySubject() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CLASSES);
    }

    @Test
    void anInterfaceBearsNoLetterForBeingOne() {
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z]\\w*$")
                .check(CLASSES);
    }
}
