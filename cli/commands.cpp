#include "cli/commands.hpp"

#include <array>

namespace adduce::cli {
namespace {

constexpr std::array<Command, 6> table{{
    {"build", "read reports and write the graph", "INPUT... [-o GRAPH]",
     "  adduce build samples/ -o graph.json\n"
     "      Reads every report in the folder and writes one graph. Each edge cites the words it rests on:\n"
     "      look at one with `adduce why graph.json ID`.\n"
     "  cat report.txt | adduce build - --to graphml > graph.graphml\n"
     "      Reads one report from standard input, writes another format to standard output.",
     setup_build},
    {"convert", "write a graph in another format", "GRAPH.json (-o FILE | --to FORMAT)",
     "  adduce convert graph.json -o graph.graphml\n"
     "      The suffix chooses the format; `adduce formats` lists them. What a format cannot hold is counted.\n"
     "  adduce convert graph.json -o graph.svg\n"
     "      A picture, laid out by Graphviz.",
     setup_convert},
    {"show", "show what is in a graph, or what was seen in a report", "(GRAPH.json | REPORT.txt --COLUMN)",
     "  adduce show graph.json\n"
     "      Counts, the best connected nodes, the relations, and every edge with its id and status.\n"
     "  adduce show report.txt --mentions\n"
     "      Every name, description and pronoun found in the report: its place, type, score and what it stands for.\n"
     "  adduce show report.txt --conllu > report.conllu\n"
     "      Words, lemmas, parts of speech, tree and chains of mentions in the format of Universal Dependencies.",
     setup_show},
    {"why", "show the words an edge rests on", "GRAPH.json (EDGE | \"NAME NAME\")",
     "  adduce why graph.json e12\n"
     "      The edge whose id begins with e12: its status, and each statement with its quote, the words for\n"
     "      [subject], [object] and {trigger} marked, the rule that read it, who said it and in which report.\n"
     "  adduce why graph.json \"Blinken Ghani\"\n"
     "      Every edge between two nodes of these names.",
     setup_why},
    {"score", "compare a graph with gold graphs", "GOLD_DIR GRAPH.json",
     "  adduce score tests/quality/gold graph.json --texts tests/quality/gold\n"
     "      Precision, recall and F1 of nodes and statements over all gold documents, and the share of quotes\n"
     "      that stand at their offsets. With --errors, what was missed and what was made up.",
     setup_score},
    {"formats", "list what can be read and written", "",
     "  adduce formats\n"
     "      Each format with its suffixes and profiles; the name is what --to takes.",
     setup_formats},
}};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace adduce::cli
