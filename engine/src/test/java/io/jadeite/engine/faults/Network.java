package io.jadeite.engine.faults;

import java.util.ArrayList;
import java.util.List;

/** A network namespace of its own for some workers, as if they were on another host; its link to this one can be cut. */
final class Network implements Leftovers.Thing {
    /** Which packets are dropped, without a word to either side. */
    enum Cut {
        BOTH_WAYS,
        TO_THE_WORKERS,
        FROM_THE_WORKERS;

        private List<String> chains() {
            return switch (this) {
                case BOTH_WAYS -> List.of("INPUT", "OUTPUT");
                case TO_THE_WORKERS -> List.of("INPUT");
                case FROM_THE_WORKERS -> List.of("OUTPUT");
            };
        }
    }

    private final String name;
    private final int number;
    private boolean there = true;

    private Network(String name, int number) {
        this.name = name;
        this.number = number;
    }

    static Network make() {
        Components.needNetworkNamespaces();
        // Of the process, so that two suites at once don't share a name; interfaces have 15 letters at most.
        int number = Math.floorMod(ProcessHandle.current().pid(), 250);
        var network = new Network("jadeite-f" + number, number);
        Leftovers.add(network);
        var outer = "jf" + number + "a";
        var inner = "jf" + number + "b";
        Shell.run("ip", "netns", "add", network.name);
        Shell.run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", network.name);
        Shell.run("ip", "addr", "add", network.outerAddress() + "/30", "dev", outer);
        Shell.run("ip", "link", "set", outer, "up");
        network.inside("ip", "addr", "add", "10.213." + number + ".2/30", "dev", inner);
        network.inside("ip", "link", "set", inner, "up");
        network.inside("ip", "link", "set", "lo", "up");
        return network;
    }

    /** Where this host is, seen from inside. */
    String outerAddress() {
        return "10.213." + number + ".1";
    }

    /** What runs a command inside. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    void cut(Cut how) {
        how.chains().forEach(chain -> inside("iptables", "-I", chain, "-j", "DROP"));
    }

    void mend() {
        inside("iptables", "-F");
    }

    private void inside(String... command) {
        var whole = new ArrayList<>(prefix());
        whole.addAll(List.of(command));
        Shell.run(whole.toArray(String[]::new));
    }

    @Override
    public void close() {
        if (there) {
            there = false;
            Leftovers.remove(this);
            Shell.run("ip", "netns", "del", name);
            var _ = Shell.ask("ip", "link", "del", "jf" + number + "a");
        }
    }
}
