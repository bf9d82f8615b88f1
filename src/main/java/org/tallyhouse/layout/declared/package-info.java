/**
 * Files by declared layouts: what a bank's or a channel's file looks like stands in a YAML file, and is
 * read and written from there. A line is one record; memory does not grow with the file.
 */
@NullMarked
package org.tallyhouse.layout.declared;

import org.jspecify.annotations.NullMarked;
