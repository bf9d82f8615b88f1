/**
 * Puts finished files where a bank fetches them (文件投递): a folder or SFTP, encrypted by OpenPGP if asked. Reads
 * {@code drops.yml}.
 */
@NullMarked
package org.tallyhouse.delivery;

import org.jspecify.annotations.NullMarked;
