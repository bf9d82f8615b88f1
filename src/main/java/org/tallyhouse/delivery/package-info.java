/**
 * Puts finished files where a bank fetches them (文件投递): a folder or SFTP, encrypted by OpenPGP if asked. Pulls files
 * from senders' SFTP servers. Reads {@code drops.yml} and {@code pickups.yml}.
 */
@NullMarked
package org.tallyhouse.delivery;

import org.jspecify.annotations.NullMarked;
