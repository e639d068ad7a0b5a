package io.jadeite.engine.database;

import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This computer's name, without asking a name server where that can be avoided. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    public static String of(Settings settings) {
        var said = settings.get(Setting.WORKER_HOST);
        if (!said.isBlank()) {
            return said;
        }
        try {
            if (Files.isReadable(KERNEL)) {
                return Files.readString(KERNEL).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return "unknown-host";
        }
    }
}
