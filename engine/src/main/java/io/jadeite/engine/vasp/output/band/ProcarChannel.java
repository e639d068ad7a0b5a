package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import java.util.ArrayList;
import java.util.List;

/** All k-points of one spin of a PROCAR. */
final class ProcarChannel {
    private final DoubleList states = new DoubleList();
    private final List<DoubleList> weights = new ArrayList<>();
    private int size;

    void add(ProcarKpoint kpoint) {
        append(states, kpoint.states(), Integer.MAX_VALUE);
        var directions = kpoint.weights();
        while (weights.size() < directions.size()) {
            weights.add(new DoubleList());
        }
        for (int i = 0; i < directions.size(); i++) {
            append(weights.get(i), directions.get(i), Integer.MAX_VALUE);
        }
        size++;
    }

    int size() {
        return size;
    }

    static BandEnergies bands(List<ProcarChannel> channels, int kpoints, int bands) {
        var all = new DoubleList();
        channels.forEach(channel -> append(all, channel.states, kpoints * bands * 2));
        return new BandEnergies(channels.size(), kpoints, bands, all);
    }

    static Projections projections(
            List<ProcarChannel> channels, int kpoints, int bands, int atoms, List<String> orbitals) {
        int each = kpoints * bands * atoms * orbitals.size();
        var all = new DoubleList(each * channels.size());
        int count = 0;
        for (var channel : channels) {
            for (var list : channel.weights) {
                if (list.size() >= each) {
                    append(all, list, each);
                    count++;
                }
            }
        }
        return new Projections(count, kpoints, bands, atoms, orbitals, all);
    }

    private static void append(DoubleList target, DoubleList source, int most) {
        for (int i = 0; i < Math.min(most, source.size()); i++) {
            target.add(source.get(i));
        }
    }
}
