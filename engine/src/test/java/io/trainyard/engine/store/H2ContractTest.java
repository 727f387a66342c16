package io.trainyard.engine.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2ContractTest extends StoreContract {
  @TempDir Path home;

  @Override
  Subject open() throws Exception {
    return new StoreSubject(() -> Store.open(Homes.settings(home), EngineTables.all()));
  }
}
