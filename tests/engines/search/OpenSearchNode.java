import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node on the loopback interface, without security, until standard input ends. Arguments: folder, port. */
public class OpenSearchNode {
    private static final String MODULES = String.join(",",
        "org.opensearch.transport.Netty4Plugin",
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        "org.opensearch.index.reindex.ReindexPlugin");

    public static void main(String[] arguments) throws Exception {
        try (OpenSearchRunner runner = new OpenSearchRunner()) {
            runner.onBuild((number, settings) -> settings
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", "0")
                .put("discovery.type", "single-node")
                .put("cluster.routing.allocation.disk.threshold_enabled", false));
            runner.build(OpenSearchRunner.newConfigs()
                .basePath(arguments[0]).clusterName("mingzheng-test").numOfNode(1)
                .moduleTypes(MODULES).disableESLogger());
            while (System.in.read() >= 0) {
            }
        }
    }
}
