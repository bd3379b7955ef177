// What Gephi itself makes of a GraphML or GEXF file, told a fact a line, values split by tabs.
//
//     java -cp gephi-toolkit-all.jar Gephi.java FILE PICTURE
//
// The file is imported by the settings that the README names: directed, parallel edges not merged. PICTURE is drawn as the file
// lays it out; GraphML has no layout, and is drawn by Gephi's own. Without a display no picture is drawn.

import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.exporter.preview.PNGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

class Gephi {
    static final int STEPS = 300;
    static final int WIDTH = 1600;
    static final int HEIGHT = 1120;

    public static void main(String[] args) throws Exception {
        File file = new File(args[0]);
        ProjectController projects = find(ProjectController.class);
        projects.newProject();
        say("merged", load(file, EdgeMergeStrategy.SUM, projects.getCurrentWorkspace(), false).getGraph().getEdgeCount());

        Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
        projects.openWorkspace(workspace);
        GraphModel model = load(file, EdgeMergeStrategy.NO_MERGE, workspace, true);
        Graph graph = model.getGraph();
        say("graph", model.isDirected(), model.isDynamic(), graph.getNodeCount(), graph.getEdgeCount());
        columns("node", model.getNodeTable());
        columns("edge", model.getEdgeTable());
        for (Node node : graph.getNodes()) {
            say("node", node.getId(), node.getLabel(), node.x(), node.y(), node.size(), node.getRGBA() & 0xFFFFFF);
            values("node", node);
        }
        for (Edge edge : graph.getEdges()) {
            say("edge", edge.getId(), edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel(),
                edge.getIntervals() == null ? 0 : edge.getIntervals().length);
            values("edge", edge);
        }
        boolean isLaidOut = file.getName().endsWith(".gexf");
        if (isLaidOut) {
            draw(workspace, args[1]);
        }
        layOut(model);
        if (!isLaidOut) {
            draw(workspace, args[1]);
        }
        // The toolkit leaves threads behind.
        System.exit(0);
    }

    static <T> T find(Class<T> what) {
        return Lookup.getDefault().lookup(what);
    }

    static GraphModel load(File file, EdgeMergeStrategy strategy, Workspace workspace, boolean tells) throws Exception {
        ImportController imports = find(ImportController.class);
        Container container = imports.importFile(file);
        container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
        container.getLoader().setAllowParallelEdge(true);
        container.getLoader().setAllowSelfLoop(true);
        container.getLoader().setEdgesMergeStrategy(strategy);
        Iterator<Issue> issues = container.getReport().getIssues(1000);
        while (tells && issues.hasNext()) {
            Issue issue = issues.next();
            say("issue", issue.getLevel(), issue.getMessage());
        }
        imports.process(container, new DefaultProcessor(), workspace);
        return find(GraphController.class).getGraphModel(workspace);
    }

    static void columns(String kind, Table table) {
        for (Column column : table) {
            say("column", kind, column.getId(), column.getTitle(), column.getTypeClass().getSimpleName());
        }
    }

    static void values(String kind, Element element) {
        for (Column column : element.getTable()) {
            Object value = column.isProperty() ? null : element.getAttribute(column);
            if (value instanceof Object[]) {
                Object[] list = (Object[]) value;
                Object[] line = {"value", kind, element.getId(), column.getId()};
                Object[] whole = Arrays.copyOf(line, line.length + list.length);
                System.arraycopy(list, 0, whole, line.length, list.length);
                say(whole);
            } else if (value != null) {
                say("value", kind, element.getId(), column.getId(), value);
            }
        }
    }

    static double spread(Graph graph) {
        double[] xs = Arrays.stream(graph.getNodes().toArray()).mapToDouble(Node::x).sorted().toArray();
        return xs.length == 0 ? 0 : xs[xs.length - 1] - xs[0];
    }

    static void layOut(GraphModel model) {
        Node[] nodes = model.getGraph().getNodes().toArray();
        float[] before = new float[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            before[i] = nodes[i].x();
        }
        ForceAtlas2 layout = new ForceAtlas2(new ForceAtlas2Builder());
        layout.setGraphModel(model);
        layout.initAlgo();
        layout.resetPropertiesValues();
        layout.setThreadsCount(1);
        layout.setScalingRatio(30.0);
        for (int i = 0; i < STEPS && layout.canAlgo(); i++) {
            layout.goAlgo();
        }
        layout.endAlgo();
        int moved = 0;
        for (int i = 0; i < nodes.length; i++) {
            moved += Float.isFinite(nodes[i].x()) && nodes[i].x() != before[i] ? 1 : 0;
        }
        say("layout", moved, spread(model.getGraph()));
    }

    static void draw(Workspace workspace, String picture) throws Exception {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        PreviewController preview = find(PreviewController.class);
        PreviewProperties how = preview.getModel(workspace).getProperties();
        how.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        how.putValue(PreviewProperty.NODE_LABEL_FONT, new Font("SansSerif", Font.PLAIN, 8));
        how.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, true);
        how.putValue(PreviewProperty.NODE_LABEL_SHORTEN, true);
        how.putValue(PreviewProperty.NODE_LABEL_MAX_CHAR, 26);
        how.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 3f);
        how.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
        how.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 70f);
        how.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0f);
        how.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(new Color(150, 155, 165)));
        how.putValue(PreviewProperty.EDGE_OPACITY, 60f);
        how.putValue(PreviewProperty.EDGE_CURVED, false);
        how.putValue(PreviewProperty.EDGE_THICKNESS, 3f);
        how.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
        preview.refreshPreview(workspace);
        PNGExporter exporter = new PNGExporter();
        exporter.setWorkspace(workspace);
        exporter.setWidth(WIDTH);
        exporter.setHeight(HEIGHT);
        exporter.setMargin(3);
        try (OutputStream out = new FileOutputStream(picture)) {
            exporter.setOutputStream(out);
            exporter.execute();
        }
        BufferedImage image = ImageIO.read(new File(picture));
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        say("picture", image.getWidth(), image.getHeight(), colours.size());
    }

    /** A line of values; what splits lines and values is escaped in them. */
    static void say(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            String text = String.valueOf(value);
            line.append(line.length() == 0 ? "" : "\t");
            line.append(text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
        }
        System.out.println(line);
    }
}
