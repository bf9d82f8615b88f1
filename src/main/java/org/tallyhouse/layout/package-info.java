/**
 * Reading and writing files: CSV by column name in constant memory, files whole or absent, their hashes, and what is
 * wrong in them, collected.
 */
@NullMarked
package org.tallyhouse.layout;

import org.jspecify.annotations.NullMarked;
