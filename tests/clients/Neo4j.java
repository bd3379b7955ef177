// Neo4j itself, embedded: reads a Cypher statement a line and answers each with its rows as a line of JSON.
//
//     java -cp 'JARS/*' Neo4j.java HOME
//
// HOME is a home of Neo4j, in which neo4j-admin may have made the database; procedures are taken from HOME/plugins.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;

class Neo4j {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Only what is printed here goes to the output.
        System.setOut(System.err);
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(args[0]))
            .setConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("apoc.*"))
            .build();
        GraphDatabaseService store = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(json.writeValueAsString(rows(store, line)));
        }
        service.shutdown();
    }

    static List<List<Object>> rows(GraphDatabaseService store, String statement) {
        return store.executeTransactionally(statement, Map.of(), Neo4j::values);
    }

    static List<List<Object>> values(Result result) {
        List<List<Object>> rows = new ArrayList<>();
        while (result.hasNext()) {
            Map<String, Object> row = result.next();
            List<Object> cells = new ArrayList<>();
            for (String column : result.columns()) {
                Object value = row.get(column);
                cells.add(value instanceof TemporalAccessor ? value.toString() : value);
            }
            rows.add(cells);
        }
        return rows;
    }
}
