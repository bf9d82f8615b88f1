/**
 * The connection, the embedded server, the migrations, what the user that runs may do, and bulk writing.
 */
@NullMarked
package org.tallyhouse.database;

import org.jspecify.annotations.NullMarked;
