package io.jadeite.launchers.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small vasprun.xml, with invented numbers, that has each of the parts whose readers a start of {@code jadeite vasp read} needs. */
final class TrainingOutput {
    private static final String TEXT = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <modeling>
         <generator><i name="version" type="string">6.4.2 </i></generator>
         <incar><i type="string" name="ALGO"> Normal</i><i name="ENCUT"> 400.0</i><v name="MAGMOM"> 1.0</v></incar>
         <kpoints>
          <generation param="Gamma"><v type="int" name="divisions"> 1 1 1 </v></generation>
          <varray name="kpointlist"><v> 0.0 0.0 0.0 </v></varray><varray name="weights"><v> 1.0 </v></varray>
         </kpoints>
         <parameters><separator name="electronic"><i type="int" name="NELM"> 60</i><i name="NELECT"> 11.0</i></separator></parameters>
         <atominfo>
          <array name="atoms"><set><rc><c>Cu</c><c> 1</c></rc></set></array>
          <array name="atomtypes"><set><rc><c> 1</c><c>Cu</c><c> 63.546</c><c> 11.0</c><c> PAW_PBE Cu </c></rc></set></array>
         </atominfo>
         <calculation>
          <scstep><energy>
           <i name="e_fr_energy"> -3.5 </i><i name="e_wo_entrp"> -3.5 </i><i name="e_0_energy"> -3.5 </i>
          </energy></scstep>
          <structure>
           <crystal><varray name="basis"><v> 0.0 1.8 1.8 </v><v> 1.8 0.0 1.8 </v><v> 1.8 1.8 0.0 </v></varray></crystal>
           <varray name="positions"><v> 0.0 0.0 0.0 </v></varray>
          </structure>
          <varray name="forces"><v> 0.0 0.0 0.0 </v></varray>
          <varray name="stress"><v> 1.0 0.0 0.0 </v><v> 0.0 1.0 0.0 </v><v> 0.0 0.0 1.0 </v></varray>
          <energy><i name="e_fr_energy"> -3.5 </i><i name="e_wo_entrp"> -3.5 </i><i name="e_0_energy"> -3.5 </i></energy>
          <eigenvalues><array><set><set comment="spin 1"><set comment="kpoint 1">
           <r> -1.0 1.0 </r><r> 2.0 0.0 </r>
          </set></set></set></array></eigenvalues>
          <dos><i name="efermi"> 0.5 </i><total><array><set><set comment="spin 1">
           <r> -2.0 0.0 0.0 </r><r> 3.0 1.0 5.0 </r>
          </set></set></array></total></dos>
          <projected><array/></projected>
         </calculation>
        </modeling>
        """;

    private TrainingOutput() {}

    static Path write(Path folder) {
        try {
            return Files.writeString(folder.resolve("vasprun.xml"), TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
