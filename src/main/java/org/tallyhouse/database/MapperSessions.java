package org.tallyhouse.database;

import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Mappers over single connections, without starting the whole suite. */
public final class MapperSessions {
    private MapperSessions() {}

    /** Each session has a connection of its own. */
    public static SqlSessionFactory at(DatabaseSettings database) {
        Configuration configuration = new Configuration(new Environment(
                "single connections",
                new JdbcTransactionFactory(),
                new UnpooledDataSource(
                        "com.mysql.cj.jdbc.Driver", database.connectionUrl(), database.user(), database.password())));
        MyBatisSettings.apply(configuration);
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    /** A mapper of a session; its statements are read when it is first asked for. */
    public static <M> M mapper(SqlSession session, Class<M> type) {
        Configuration configuration = session.getConfiguration();
        synchronized (configuration) {
            if (!configuration.hasMapper(type)) {
                configuration.addMapper(type);
            }
        }
        return session.getMapper(type);
    }
}
