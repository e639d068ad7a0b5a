import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The least that a worker has to load: command line, log, pool, SQLite, one query. Fails where the answer is wrong. */
@Command(name = "floor")
public final class Floor implements Callable<Integer> {
    @Option(names = "--database", required = true)
    String database = "";

    @Option(names = "--tag")
    String tag = "";

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Floor()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").setLevel(Level.INFO);
        LoggerFactory.getLogger(Floor.class).info("begin {}", tag);
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + database);
        config.setMaximumPoolSize(1);
        try (var pool = new HikariDataSource(config);
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select 1")) {
            return answer.next() && answer.getInt(1) == 1 ? 0 : 1;
        }
    }
}
