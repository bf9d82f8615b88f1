package org.tallyhouse.database;

import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;

/** How MyBatis maps rows, wherever it is used. */
public final class MyBatisSettings {
    private static final int STATEMENT_TIMEOUT_SECONDS = 3600;

    private MyBatisSettings() {}

    /** Columns with underscores fill record components by name; nothing is cached within a transaction. */
    public static void apply(Configuration configuration) {
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setDefaultStatementTimeout(STATEMENT_TIMEOUT_SECONDS);
    }
}
