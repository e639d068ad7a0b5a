package io.jadeite.engine.faults;

/** The one server of all scenarios that leave it alone; each has a database of its own in it. */
final class SharedServer {
    private SharedServer() {}

    private static final class Running {
        static final FaultServer SERVER = start();

        private static FaultServer start() {
            var folder = Scene.newFolder();
            var server = FaultServer.start(folder, "fsync=off", "shared_preload_libraries=pg_stat_statements");
            Leftovers.add(() -> {
                server.close();
                Scene.remove(folder);
            });
            return server;
        }
    }

    static FaultServer get() {
        return Running.SERVER;
    }
}
