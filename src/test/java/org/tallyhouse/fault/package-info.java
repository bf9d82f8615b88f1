/** What goes wrong around the suite: the database, the disk, folders, banks' servers, clocks, copies of a home. */
@NullMarked
package org.tallyhouse.fault;

import org.jspecify.annotations.NullMarked;
