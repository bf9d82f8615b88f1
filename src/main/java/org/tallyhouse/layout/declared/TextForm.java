package org.tallyhouse.layout.declared;

import java.nio.charset.Charset;

/** How a file is written as text; comment is what a line to be passed over begins with, empty where there are none. */
public record TextForm(Charset charset, String lineEnd, String comment) {}
