#include "export/writer.hpp"

#include "export/dot.hpp"
#include "export/graphml.hpp"
#include "export/jsonld.hpp"
#include "export/render.hpp"
#include "graph/json.hpp"

#include <array>

namespace adduce::write {
namespace {

using Suffixes = std::array<std::string_view, 1>;
constexpr Suffixes json_suffix{".json"};
constexpr Suffixes graphml_suffix{".graphml"};
constexpr std::array<std::string_view, 2> dot_suffixes{".dot", ".gv"};
constexpr Suffixes jsonld_suffix{".jsonld"};
constexpr Suffixes svg_suffix{".svg"};
constexpr Suffixes png_suffix{".png"};
constexpr Suffixes pdf_suffix{".pdf"};

Losses write_native(const Graph& graph, std::span<const Edge> edges, const Options&, std::ostream& out) {
    write_json(graph, edges, out);
    return {};
}

/// Checks the options in the one place that every way to a writer passes.
template <std::size_t row, WriteFunction write>
Losses checked(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    check_options(formats()[row], options);
    return write(graph, edges, options, out);
}

constexpr std::array<Format, 7> table{{
    {"json", json_suffix, "native JSON, the whole graph; every command reads it back", "", checked<0, write_native>, ""},
    {"graphml", graphml_suffix, "GraphML for Gephi, Neo4j (APOC), NetworkX, igraph, Cytoscape", "", checked<1, write_graphml>,
     "Neo4j: CALL apoc.import.graphml(file, {readLabels: true}). Gephi: with one edge a statement choose \"Don't merge\"."},
    {"dot", dot_suffixes, "Graphviz DOT: \"report\" to draw it, \"exchange\" to load it into Gephi", "report,exchange",
     checked<2, write_dot>, "Draw it: dot -Tsvg (above some 300 edges: sfdp -Tsvg). Data for other tools: take GraphML or JSON-LD."},
    {"jsonld", jsonld_suffix, "JSON-LD (1.0 and 1.1) for RDF stores: statements with quotes, positions and speakers", "",
     checked<3, write_jsonld>,
     "Neo4j: n10s.graphconfig.init({handleVocabUris: 'IGNORE', handleMultival: 'ARRAY'}), then import with predicateExclusionList: "
     "['http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate']."},
    {"svg", svg_suffix, "picture by Graphviz, with quotes as tooltips and links to the sources", "", checked<4, write_svg>, ""},
    {"png", png_suffix, "picture by Graphviz", "", checked<5, write_png>, ""},
    {"pdf", pdf_suffix, "picture by Graphviz, for print", "", checked<6, write_pdf>, ""},
}};

}  // namespace

std::span<const Format> formats() { return table; }

}  // namespace adduce::write
