#include "graph/algorithms.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace adduce {

namespace {

/// Carries the weight of a step and the index of its edge.
struct Step {
    std::uint64_t weight = 1;
    std::size_t edge = 0;
};
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Step>;
using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Step>;

// One step outweighs any sum of support a path can have.
constexpr std::uint64_t one_step = std::uint64_t{1} << 32;

std::uint64_t weakness(Status status) {
    switch (status) {
        case Status::corroborated: return 0;
        case Status::single_source: return 1;
        case Status::contested: return 2;
        case Status::unconfirmed: return 3;
        case Status::planned: return 4;
        case Status::denied: break;
    }
    return 5;
}

Undirected undirected(const Graph& graph, std::span<const Edge> edges) {
    Undirected result(graph.nodes().size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        boost::add_edge(edges[i].subject.value, edges[i].object.value, Step{one_step + weakness(edges[i].status), i}, result);
    return result;
}

/// The same without parallel edges and loops.
Undirected simple(const Graph& graph, std::span<const Edge> edges) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Edge& edge : edges)
        if (edge.subject != edge.object) pairs.push_back(std::minmax(edge.subject.value, edge.object.value));
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    Undirected result(graph.nodes().size());
    for (const auto& [a, b] : pairs) boost::add_edge(a, b, result);
    return result;
}

/// The shortest way from `start` back to it inside its component, by breadth first; of equals the one found first.
std::vector<std::size_t> cycle_through(std::uint32_t start, const Directed& graph, const std::vector<std::uint32_t>& component) {
    constexpr std::size_t unseen = std::numeric_limits<std::size_t>::max();
    std::vector<std::pair<std::uint32_t, std::size_t>> came(component.size(), {0, unseen});   // node and edge before
    std::deque<std::uint32_t> queue{start};
    while (!queue.empty() && came[start].second == unseen) {
        const std::uint32_t node = queue.front();
        queue.pop_front();
        for (const auto& step : boost::make_iterator_range(boost::out_edges(node, graph))) {
            const auto next = static_cast<std::uint32_t>(boost::target(step, graph));
            if (component[next] != component[start] || came[next].second != unseen) continue;
            came[next] = {node, graph[step].edge};
            queue.push_back(next);
        }
    }
    std::vector<std::size_t> cycle;
    std::uint32_t node = start;
    do {
        cycle.push_back(came[node].second);
        node = came[node].first;
    } while (node != start);
    std::reverse(cycle.begin(), cycle.end());
    return cycle;
}

void cycles_of(Relation relation, const Graph& graph, std::span<const Edge> edges, std::vector<std::vector<std::size_t>>& found) {
    Directed directed(graph.nodes().size());
    std::vector<std::pair<std::uint32_t, std::vector<std::size_t>>> here;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Edge& edge = edges[i];
        if (edge.relation != relation || edge.status == Status::denied || edge.status == Status::planned) continue;
        if (edge.subject == edge.object) here.push_back({edge.subject.value, {i}});
        else boost::add_edge(edge.subject.value, edge.object.value, Step{1, i}, directed);
    }
    std::vector<std::uint32_t> component(graph.nodes().size());
    const std::size_t count = boost::strong_components(directed, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, directed)));
    std::vector<std::uint32_t> sizes(count), first(count, std::numeric_limits<std::uint32_t>::max());
    for (std::uint32_t node = 0; node < component.size(); ++node) {
        ++sizes[component[node]];
        first[component[node]] = std::min(first[component[node]], node);
    }
    for (std::size_t i = 0; i < count; ++i)
        if (sizes[i] > 1) here.push_back({first[i], cycle_through(first[i], directed, component)});
    std::sort(here.begin(), here.end());
    for (auto& [node, cycle] : here) found.push_back(std::move(cycle));
}

}  // namespace

Components connected_components(const Graph& graph, std::span<const Edge> edges) {
    const Undirected all = undirected(graph, edges);
    std::vector<std::uint32_t> label(graph.nodes().size());
    const std::size_t count = boost::connected_components(all, boost::make_iterator_property_map(label.begin(), boost::get(boost::vertex_index, all)));
    Components result;
    std::vector<std::uint32_t> number(count, std::numeric_limits<std::uint32_t>::max());
    for (std::uint32_t one : label) {
        if (number[one] == std::numeric_limits<std::uint32_t>::max()) {
            number[one] = static_cast<std::uint32_t>(result.sizes.size());
            result.sizes.push_back(0);
        }
        result.of_node.push_back(number[one]);
        ++result.sizes[number[one]];
    }
    return result;
}

std::vector<std::uint32_t> degrees(const Graph& graph, std::span<const Edge> edges) {
    std::vector<std::uint32_t> degree(graph.nodes().size());
    for (const Edge& edge : edges) {
        ++degree[edge.subject.value];
        ++degree[edge.object.value];
    }
    return degree;
}

std::vector<double> betweenness(const Graph& graph, std::span<const Edge> edges) {
    const Undirected all = simple(graph, edges);
    std::vector<double> centrality(graph.nodes().size());
    if (!centrality.empty())
        boost::brandes_betweenness_centrality(all, boost::make_iterator_property_map(centrality.begin(), boost::get(boost::vertex_index, all)));
    return centrality;
}

std::optional<std::vector<std::size_t>> shortest_path(const Graph& graph, std::span<const Edge> edges, NodeId from, NodeId to) {
    const Undirected all = undirected(graph, edges);
    constexpr std::uint64_t far = std::numeric_limits<std::uint64_t>::max();
    std::vector<std::uint64_t> distance(graph.nodes().size(), far);   // to `to`
    boost::dijkstra_shortest_paths(all, to.value,
                                   boost::weight_map(boost::get(&Step::weight, all))
                                       .distance_map(boost::make_iterator_property_map(distance.begin(), boost::get(boost::vertex_index, all))));
    if (distance[from.value] == far) return std::nullopt;
    // Distances are exact and unique whatever the heap did; walking down them with a fixed choice is too.
    std::vector<std::size_t> path;
    for (std::uint32_t node = from.value; node != to.value;) {
        std::pair<std::size_t, std::uint32_t> best{std::numeric_limits<std::size_t>::max(), node};
        for (const auto& step : boost::make_iterator_range(boost::out_edges(node, all))) {
            const auto next = static_cast<std::uint32_t>(boost::target(step, all));
            if (distance[next] != far && distance[next] + all[step].weight == distance[node]) best = std::min(best, {all[step].edge, next});
        }
        path.push_back(best.first);
        node = best.second;
    }
    return path;
}

std::vector<std::vector<std::size_t>> cycles(const Graph& graph, std::span<const Edge> edges) {
    std::vector<std::vector<std::size_t>> found;
    for (const RelationInfo& relation : relations())
        if (relation.acyclic) cycles_of(relation.relation, graph, edges, found);
    return found;
}

}  // namespace adduce
