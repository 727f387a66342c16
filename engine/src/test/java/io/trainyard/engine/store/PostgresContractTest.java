package io.trainyard.engine.store;

import java.nio.file.Path;

class PostgresContractTest extends StoreContract {
  @Override
  Subject open() throws Exception {
    PostgresAddress address = Postgres.fresh();
    return new StoreSubject(
        () -> Store.open(Homes.settings(Path.of("unused")), address, EngineTables.all()));
  }
}
