package io.trainyard.web.app;

import io.trainyard.engine.store.EngineTables;
import io.trainyard.engine.store.Leader;
import io.trainyard.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens what keeps the log and the tables of a home: the home itself, or a PostgreSQL. */
final class HomeStore {
  /** What servers on one PostgreSQL see in one folder. */
  private static final List<String> SHARED = List.of("artifacts", "output");

  private HomeStore() {}

  /**
   * Opens it to write.
   *
   * @throws io.trainyard.engine.store.HomeInUse when another process does
   */
  static Store lead(Home home, Shell shell) throws IOException {
    Optional<StoreSetting> setting = home.store();
    if (setting.isEmpty()) {
      return Store.open(HomeGraph.storeSettings(home, shell), EngineTables.all());
    }
    share(home, setting.get());
    return Store.open(
        HomeGraph.storeSettings(home, shell), setting.get().address(home), EngineTables.all());
  }

  /** Opens a PostgreSQL to read, beside the server that leads. */
  static Store follow(Home home, StoreSetting setting, Shell shell) throws IOException {
    share(home, setting);
    return Store.follow(
        HomeGraph.storeSettings(home, shell), setting.address(home), EngineTables.all());
  }

  /** Who leads the servers on the home's PostgreSQL, and can be asked. */
  static Optional<Leader> leader(Home home) {
    return home.store()
        .flatMap(setting -> Leader.of(setting.address(home)))
        .filter(Leader::answers);
  }

  /** Makes what all servers see a link of the home, so that it is found there as ever. */
  private static void share(Home home, StoreSetting setting) throws IOException {
    if (setting.shared().isEmpty()) {
      return;
    }
    Path shared = Path.of(setting.shared());
    if (!Files.isDirectory(shared)) {
      throw new IOException(
          "there is no folder " + shared + ", which 'shared' of the store names; make it");
    }
    for (String name : SHARED) {
      Path there = shared.resolve(name);
      if (!Files.isDirectory(there)) {
        Files.createDirectories(there);
      }
      link(home.folder().resolve(name), there);
    }
  }

  private static void link(Path link, Path there) throws IOException {
    if (Files.isSymbolicLink(link)) {
      if (Files.isSameFile(link, there)) {
        return;
      }
      Files.delete(link);
    }
    if (Files.exists(link)) {
      throw new IOException(
          link + " is a folder of its own: move what is in it to " + there + ", then delete it");
    }
    Files.createSymbolicLink(link, there);
  }
}
