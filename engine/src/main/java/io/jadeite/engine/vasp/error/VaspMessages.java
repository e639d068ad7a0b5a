package io.jadeite.engine.vasp.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of VASP by the name of the error: where one of them stands in VASP's output, that error is there. The names are those of
 * custodian's VaspErrorHandler (MIT licence), whose tables of messages these follow.
 */
final class VaspMessages {
    static final Map<String, List<String>> ALL = all();

    private VaspMessages() {}

    private static Map<String, List<String>> all() {
        var all = new LinkedHashMap<String, List<String>>();
        all.put(
                "tet",
                List.of(
                        "Tetrahedron method fails",
                        "tetrahedron method fails",
                        "Routine TETIRR needs special values",
                        "BZINTS"));
        all.put("ksymm", List.of("Fatal error detecting k-mesh", "Fatal error: unable to match k-point"));
        all.put("inv_rot_mat", List.of("rotation matrix was not found (increase SYMPREC)"));
        all.put("brmix", List.of("BRMIX: very serious problems"));
        all.put("subspacematrix", List.of("WARNING: Sub-Space-Matrix is not hermitian in DAV"));
        all.put("tetirr", List.of("Routine TETIRR needs special values"));
        all.put("incorrect_shift", List.of("Could not get correct shifts"));
        all.put("real_optlay", List.of("REAL_OPTLAY: internal error", "REAL_OPT: internal ERROR"));
        all.put("rspher", List.of("ERROR RSPHER"));
        all.put("dentet", List.of("DENTET"));
        all.put("too_few_bands", List.of("TOO FEW BANDS"));
        all.put("triple_product", List.of("ERROR: the triple product of the basis vectors"));
        all.put("rot_matrix", List.of("Found some non-integer element in rotation matrix", "SGRCON"));
        all.put("brions", List.of("BRIONS problems: POTIM should be increased"));
        all.put("pricel", List.of("internal error in subroutine PRICEL"));
        all.put("zpotrf", List.of("LAPACK: Routine ZPOTRF failed", "Routine ZPOTRF ZTRTRI"));
        all.put("amin", List.of("One of the lattice vectors is very long (>50 A), but AMIN"));
        all.put("zbrent", List.of("ZBRENT: fatal internal in", "ZBRENT: fatal error in bracketing"));
        all.put("pssyevx", List.of("ERROR in subspace rotation PSSYEVX"));
        all.put("pdsyevx", List.of("ERROR in subspace rotation PDSYEVX"));
        all.put("eddrmm", List.of("WARNING in EDDRMM: call to ZHEGV failed"));
        all.put("edddav", List.of("Error EDDDAV: Call to ZHEGV failed"));
        all.put("algo_tet", List.of("ALGO=A and IALGO=5X tend to fail"));
        all.put("grad_not_orth", List.of("EDWAV: internal error, the gradient is not orthogonal"));
        all.put("nicht_konv", List.of("ERROR: SBESSELITER : nicht konvergent"));
        all.put("zheev", List.of("ERROR EDDIAG: Call to routine ZHEEV failed!"));
        all.put("eddiag", List.of("ERROR in EDDIAG: call to ZHEEV/ZHEEVX/DSYEV/DSYEVX failed"));
        all.put("elf_kpar", List.of("ELF: KPAR>1 not implemented"));
        all.put("elf_ncl", List.of("WARNING: ELF not implemented for non collinear case"));
        all.put("rhosyg", List.of("RHOSYG"));
        all.put("posmap", List.of("POSMAP"));
        all.put("point_group", List.of("group operation missing"));
        all.put("pricelv", List.of("PRICELV: current lattice and primitive lattice are incommensurate"));
        all.put("symprec_noise", List.of("determination of the symmetry of your systems shows a strong"));
        all.put(
                "dfpt_ncore",
                List.of("PEAD routines do not work for NCORE", "remove the tag NPAR from the INCAR file"));
        all.put("bravais", List.of("Inconsistent Bravais lattice"));
        all.put("nbands_not_sufficient", List.of("number of bands is not sufficient"));
        all.put("hnform", List.of("HNFORM: k-point generating"));
        all.put("coef", List.of("while reading plane", "while reading WAVECAR"));
        all.put("set_core_wf", List.of("internal error in SET_CORE_WF"));
        all.put("read_error", List.of("Error reading item", "Error code was IERR= 5"));
        all.put("auto_nbands", List.of("The number of bands has been changed"));
        all.put("ibzkpt", List.of("not all point group operations"));
        all.put("fexcf", List.of("supplied exchange-correlation table"));
        all.put(
                "spin_polarized_harris",
                List.of(
                        "Spin polarized Harris functional dynamics is a good joke",
                        "Spin-polarized Harris functional dynamics is a good joke"));
        return all;
    }
}
