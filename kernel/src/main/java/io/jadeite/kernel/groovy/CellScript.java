package io.jadeite.kernel.groovy;

import io.jadeite.dsl.script.JadeiteScript;

/** The base of Groovy cells: the words of scripts. */
public abstract class CellScript extends JadeiteScript {}
