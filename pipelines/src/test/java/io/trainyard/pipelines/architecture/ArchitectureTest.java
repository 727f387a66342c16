package io.trainyard.pipelines.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the rooms of the house to their tables: {@link Room}, {@link Library}, {@link World}. */
@Tag("slow")
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.trainyard");

  @Test
  void every_package_has_a_room_and_stands_in_the_module_of_its_name() {
    Set<String> homeless =
        CLASSES.stream()
            .filter(type -> Room.of(type.getPackageName()).filter(r -> inModule(type, r)).isEmpty())
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(homeless).isEmpty();
  }

  @Test
  void every_room_of_the_table_is_lived_in() {
    Set<String> livedIn =
        CLASSES.stream()
            .flatMap(type -> Room.of(type.getPackageName()).stream())
            .map(Room::name)
            .collect(Collectors.toSet());

    assertThat(Room.ALL).extracting(Room::name).allMatch(livedIn::contains);
  }

  @Test
  void a_room_imports_only_what_the_table_allows() {
    Set<String> forbidden =
        dependencies()
            .filter(ArchitectureTest::leavesItsRoom)
            .filter(edge -> !mayImport(edge.getOriginClass(), edge.getTargetClass()))
            .map(edge -> edge.getOriginClass().getName() + " -> " + edge.getTargetClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(forbidden).isEmpty();
  }

  @Test
  void no_package_imports_itself_by_a_detour() {
    slices().matching("io.trainyard.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void a_library_is_touched_only_in_its_own_rooms() {
    Set<String> forbidden =
        dependencies()
            .filter(edge -> !libraryAllowed(edge))
            .map(edge -> edge.getOriginClass().getName() + " -> " + edge.getTargetClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(forbidden).isEmpty();
  }

  @Test
  void only_adapters_touch_the_outside_world() {
    Set<String> forbidden =
        World.ALL.stream()
            .flatMap(
                part ->
                    touching(part)
                        .filter(type -> !isAdapter(part, type))
                        .map(type -> part.part() + ": " + type.getName()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(forbidden).isEmpty();
  }

  @Test
  void every_listed_adapter_touches_the_world_it_is_listed_for() {
    for (World part : World.ALL) {
      List<JavaClass> types = touching(part).toList();
      assertThat(part.adapters())
          .as(part.part())
          .allMatch(adapter -> types.stream().anyMatch(type -> isCalled(type, adapter)));
    }
  }

  @Test
  void nothing_is_deserialised_by_java() {
    assertThat(
            dependencies()
                .filter(
                    edge ->
                        edge.getTargetClass().isAssignableTo(ObjectInputStream.class)
                            || edge.getTargetClass().isAssignableTo(ObjectOutputStream.class)))
        .isEmpty();
  }

  @Test
  void names_say_what_a_class_is() {
    assertThat(CLASSES)
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)"));
    assertThat(CLASSES)
        .extracting(JavaClass::getPackageName)
        .noneMatch(name -> name.matches(".*\\.(model|util|common|core|impl)(\\..*)?"));
  }

  @Test
  void the_page_of_the_architecture_is_up_to_date() {
    GeneratedFile.of("docs/architecture.md").shouldBe(ArchitecturePage.print());
  }

  private static Stream<Dependency> dependencies() {
    return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static boolean inModule(JavaClass type, Room room) {
    String uri = type.getSource().map(source -> source.getUri().toString()).orElse("");
    return uri.contains("/" + room.module() + "/target/");
  }

  private static boolean leavesItsRoom(Dependency edge) {
    String target = edge.getTargetClass().getPackageName();
    return (target + ".").startsWith(Room.ROOT)
        && !Room.of(edge.getOriginClass().getPackageName()).equals(Room.of(target));
  }

  private static boolean mayImport(JavaClass origin, JavaClass target) {
    return Room.of(origin.getPackageName())
        .flatMap(
            from ->
                Room.of(target.getPackageName()).map(to -> from.mayImport().contains(to.name())))
        .orElse(false);
  }

  private static boolean libraryAllowed(Dependency edge) {
    JavaClass target = edge.getTargetClass().getBaseComponentType();
    String name = target.getPackageName();
    if (target.isPrimitive() || (name + ".").startsWith(Room.ROOT)) {
      return true;
    }
    return Library.of(name)
        .map(
            library ->
                Room.of(edge.getOriginClass().getPackageName())
                    .filter(library::allowedIn)
                    .isPresent())
        .orElse(name.startsWith("java.") || name.startsWith("javax."));
  }

  private static Stream<JavaClass> touching(World part) {
    return CLASSES.stream()
        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(part::isTouchedBy));
  }

  private static boolean isAdapter(World part, JavaClass type) {
    return part.adapters().stream().anyMatch(adapter -> isCalled(type, adapter));
  }

  /** Whether an entry of the adapters' list means this class: its own name, or its room's. */
  private static boolean isCalled(JavaClass type, String adapter) {
    boolean byRoom =
        Room.of(type.getPackageName()).map(room -> room.name().equals(adapter)).orElse(false);
    String outermost = type.getName().replaceFirst("\\$.*", "");
    return byRoom || outermost.equals(Room.ROOT + adapter);
  }
}
