/**
 * The connection, the embedded server, the migrations and bulk writing.
 */
@NullMarked
package org.tallyhouse.database;

import org.jspecify.annotations.NullMarked;
