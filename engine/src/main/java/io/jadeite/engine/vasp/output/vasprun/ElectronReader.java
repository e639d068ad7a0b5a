package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.band.DensityOfStates;
import io.jadeite.engine.vasp.output.band.KpointList;
import io.jadeite.engine.vasp.output.band.Projections;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers bands, densities and projections of one set of k-points; what comes last counts. */
final class ElectronReader {
    private final XmlScanner xml;
    private final Set<VasprunPart> wanted;
    private KpointList kpoints = KpointList.NONE;
    private double fermiEnergy = Double.NaN;
    private @Nullable BandEnergies bands;
    private @Nullable DensityOfStates density;
    private @Nullable Projections projections;

    ElectronReader(XmlScanner xml, Set<VasprunPart> wanted) {
        this.xml = xml;
        this.wanted = wanted;
    }

    void kpoints(KpointList list) {
        kpoints = list;
    }

    /** Where no density of states says it. */
    void fermiEnergy(double energy) {
        if (density == null) {
            fermiEnergy = energy;
        }
    }

    /** Of the {@code <eigenvalues>} opened last; goes behind its end. */
    void readBands() {
        bands = EigenvalueReader.read(xml);
    }

    /** Of the {@code <dos>} opened last; goes behind its end. */
    void readDensity() {
        density = DensityReader.read(xml, wanted.contains(VasprunPart.ATOM_DENSITIES));
        fermiEnergy = density.fermiEnergy();
    }

    /** Of the {@code <projected>} opened last; goes behind its end. */
    void readProjections() {
        if (wanted.contains(VasprunPart.PROJECTIONS)) {
            projections = ProjectionReader.read(xml);
        } else {
            xml.skip();
        }
    }

    /** Of the {@code <eigenvalues_kpoints_opt>} opened last; goes behind its end. */
    void readOwnKpoints() {
        xml.each(element -> {
            switch (element) {
                case "eigenvalues" -> readBands();
                case "kpoints" -> kpoints = KpointsReader.read(xml).list();
                default -> xml.skip();
            }
        });
    }

    /** Of the {@code <projected_kpoints_opt>} opened last, which begins with the same bands and their occupations. */
    void readOwnProjections() {
        if (wanted.contains(VasprunPart.PROJECTIONS)) {
            projections = ProjectionReader.read(xml);
        } else {
            xml.skip();
        }
    }

    boolean isEmpty() {
        return bands == null && density == null && projections == null;
    }

    ElectronicResult result() {
        return new ElectronicResult(
                kpoints,
                fermiEnergy,
                Optional.ofNullable(bands),
                Optional.ofNullable(density),
                Optional.ofNullable(projections));
    }
}
