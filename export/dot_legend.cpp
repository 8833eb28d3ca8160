#include "export/dot_legend.hpp"

#include "export/dot_style.hpp"
#include "export/report_text.hpp"

#include <algorithm>

namespace adduce::write {
namespace {

void append_types(std::string& out, const Shown& shown) {
    out += "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"3\"><TR>";
    for (const style::NodeStyle& node : style::nodes) {
        if ((shown.types & Shown::bit(node.type)) == 0) continue;
        out += "<TD BORDER=\"1\" BGCOLOR=\"";
        out += node.fill;
        out += "\">";
        out += node.words;
        out += " (";
        out += node.shape;
        out += ")</TD>";
    }
    if (shown.unnamed) out += "<TD BORDER=\"1\" STYLE=\"DASHED\">described, not named</TD>";
    if (shown.types == 0) out += "<TD>empty graph</TD>";
    out += "</TR></TABLE></TD></TR>\n";
}

void append_status(std::string& out, const style::EdgeStyle& edge) {
    const bool denied = edge.status == Status::denied;
    out += "<TR><TD ALIGN=\"LEFT\">";
    if (denied) out += "<FONT COLOR=\"#b2182b\">";
    out += edge.sample;
    out += ' ';
    out += edge.words;
    out += ": ";
    out += edge.meaning;
    if (denied) out += "</FONT>";
    out += "</TD></TR>\n";
}

void append_source(std::string& out, const Graph& graph, const Footnotes& notes, std::size_t i, Repairs& repairs, std::uint64_t& cuts) {
    out += "<TR><TD ALIGN=\"LEFT\"";
    const std::string_view url = graph.text(graph[notes.documents()[i]].url);
    if (is_safe_link(url) && url.size() <= style::max_tooltip_bytes) {
        std::string iri;
        append_iri(iri, url);
        // Twice: the label's parser decodes entities once, and older SVG renderers write the rest as it is.
        std::string once;
        append_dot_html(once, iri, repairs);
        // An id, because Graphviz numbers cells without one on through all pictures of a process.
        out += " ID=\"source" + std::to_string(i + 1) + '"';
        out += " TITLE=\"open the source\" HREF=\"";
        append_dot_html(out, once, repairs);
        out += '"';
    }
    out += ">[" + std::to_string(i + 1) + "] ";
    append_dot_html(out, source_line(graph, notes.documents()[i], cuts), repairs);
    out += "</TD></TR>\n";
}

}  // namespace

std::size_t append_legend(std::string& out, const Graph& graph, const Footnotes& notes, const Shown& shown, Repairs& repairs,
                          std::uint64_t& cuts) {
    out += "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">\n<TR><TD> </TD></TR>\n";
    append_types(out, shown);
    for (const style::EdgeStyle& edge : style::edges) {
        if ((shown.statuses & Shown::bit(edge.status)) != 0) append_status(out, edge);
    }
    if (shown.symmetric) out += "<TR><TD ALIGN=\"LEFT\">─── no arrow: holds both ways</TD></TR>\n";
    if (shown.left_out > 0) {
        const bool one = shown.left_out == 1;
        out += "<TR><TD ALIGN=\"LEFT\">" + std::to_string(shown.left_out);
        out += one ? " name without a relation is not drawn" : " names without a relation are not drawn";
        out += "</TD></TR>\n";
    }
    const std::size_t listed = std::min(notes.documents().size(), style::max_sources);
    if (listed > 0) out += "<TR><TD ALIGN=\"LEFT\"> </TD></TR>\n<TR><TD ALIGN=\"LEFT\"><B>Sources</B></TD></TR>\n";
    for (std::size_t i = 0; i < listed; ++i) append_source(out, graph, notes, i, repairs, cuts);
    const std::size_t missing = notes.documents().size() - listed;
    if (missing > 0) out += "<TR><TD ALIGN=\"LEFT\">and " + std::to_string(missing) + " more</TD></TR>\n";
    out += "</TABLE>";
    return missing;
}

}  // namespace adduce::write
