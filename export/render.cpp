#include "export/render.hpp"

#include "export/dot.hpp"
#include "graph/error.hpp"

#include <graphviz/gvc.h>

#include <memory>
#include <mutex>
#include <ostream>
#include <sstream>

namespace adduce::write {
namespace {

/// dot's time grows fast: some seconds here, a minute for a few thousand edges.
constexpr int most_edges_for_dot = 300;

/// What Graphviz would print. It takes a plain function, so the text has to lie in a static place; guarded
/// by the same lock as Graphviz itself.
std::string& complaints() {
    static std::string text;
    return text;
}

int keep_complaint(char* message) {
    complaints() += message;
    return 0;
}

std::mutex& graphviz_lock() {
    static std::mutex lock;
    return lock;
}

/// While it lives, messages are kept instead of printed.
class Silence {
public:
    Silence() : before_(agseterrf(keep_complaint)) { complaints().clear(); }
    ~Silence() { agseterrf(before_); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    agusererrf before_;
};

/// One for the whole process, never freed: Graphviz's text plugin remembers a font name of the context it drew
/// for last and compares with it in the next picture (2.42), so a second context would read freed memory.
GVC_t* graphviz() {
    static GVC_t* const context = gvContext();
    return context;
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeData {
    void operator()(char* data) const { gvFreeRenderData(data); }
};
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

/// The layout of one graph; must go before the graph.
class Layout {
public:
    Layout(GVC_t* context, Agraph_t* graph, const char* engine)
        : context_(context), graph_(graph), done_(gvLayout(context, graph, engine) == 0) {}
    ~Layout() {
        if (done_) gvFreeLayout(context_, graph_);
    }
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    explicit operator bool() const { return done_; }

private:
    GVC_t* context_;
    Agraph_t* graph_;
    bool done_;
};

/// The type of the length differs between versions of Graphviz.
template <class Length>
std::string drawn_bytes(int (*render)(GVC_t*, Agraph_t*, const char*, char**, Length*), GVC_t* context, Agraph_t* graph,
                        const char* format) {
    char* data = nullptr;
    Length length = 0;
    const int failed = render(context, graph, format, &data, &length);
    const std::unique_ptr<char, FreeData> owner(data);
    if (failed != 0 || data == nullptr || length == 0) return {};
    return std::string(data, static_cast<std::size_t>(length));
}

void set(Agraph_t* graph, const char* name, const char* value) {
    // cgraph takes mutable strings and copies them.
    agsafeset(graph, const_cast<char*>(name), const_cast<char*>(value), const_cast<char*>(""));
}

[[noreturn]] void refuse(const std::string& what) {
    throw Error(what + "; Graphviz says: " + (complaints().empty() ? "nothing" : complaints()));
}

std::string draw(const std::string& dot, const char* format) {
    const std::lock_guard lock(graphviz_lock());
    const Silence silence;
    GVC_t* const context = graphviz();
    if (context == nullptr) refuse("Graphviz could not be started");
    const GraphHandle graph(agmemread(dot.c_str()));
    if (!graph) refuse("Graphviz could not read the graph it was given");
    const bool small = agnedges(graph.get()) <= most_edges_for_dot;
    if (!small) {
        set(graph.get(), "overlap", "prism");   // names must not cover each other
        set(graph.get(), "outputorder", "edgesfirst");
    }
    const Layout layout(context, graph.get(), small ? "dot" : "sfdp");
    if (!layout) refuse("Graphviz could not lay out the graph; check that the package 'graphviz' is complete");
    std::string bytes = drawn_bytes(gvRenderData, context, graph.get(), format);
    if (bytes.empty()) {
        refuse(std::string("Graphviz has no renderer for '") + format +
               "'; install its plugins (Debian: apt install graphviz libgvc6) and run 'dot -c'");
    }
    return bytes;
}

Losses write_picture(const Graph& graph, std::span<const Edge> edges, const Options& options, const char* format, std::ostream& out) {
    std::ostringstream dot;
    Losses losses = write_dot_report(graph, edges, options, true, dot);
    const std::string bytes = draw(dot.str(), format);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) throw FileError("writing the picture failed; check that the disk has room");
    return losses;
}

}  // namespace

Losses write_svg(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    return write_picture(graph, edges, options, "svg", out);
}

// Cairo draws text in any script that has a font; the gd renderer does not.
Losses write_png(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    return write_picture(graph, edges, options, "png:cairo", out);
}

Losses write_pdf(const Graph& graph, std::span<const Edge> edges, const Options& options, std::ostream& out) {
    return write_picture(graph, edges, options, "pdf:cairo", out);
}

}  // namespace adduce::write
