#include "cli/score/figures.hpp"

#include "cli/score/document.hpp"
#include "cli/score/quotes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>
#include <string_view>

namespace adduce::cli::score {
namespace {

double ratio(std::uint64_t part, std::uint64_t total) { return total == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(total); }

std::string fixed(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

/// Shortest decimal that reads back as the same number, always with a point.
std::string number(double value) {
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    std::string shortest(text.data(), end);
    return shortest.find('.') == std::string::npos ? shortest + ".0" : shortest;
}

std::string rounded(double value) {
    const std::string text = fixed(value, 4);
    double back = 0;
    std::from_chars(text.data(), text.data() + text.size(), back);
    return number(back);
}

std::string counts(const Tally& t) {
    return "tp " + std::to_string(t.hit) + " fp " + std::to_string(t.made_up) + " fn " + std::to_string(t.missed);
}

/// With nothing to be marked and nothing marked, all is right.
double mark_f1(const Tally& t) {
    const std::uint64_t all = 2 * t.hit + t.made_up + t.missed;
    return all == 0 ? 1.0 : ratio(2 * t.hit, all);
}

struct NamedTally {
    std::string_view name;
    const Tally& tally;
};

std::array<NamedTally, 4> tallies(const Figures& f) {
    return {{{"nodes", f.nodes}, {"strict", f.strict}, {"group", f.group}, {"pair", f.pair}}};
}

std::array<NamedTally, 3> marks(const Figures& f) {
    return {{{"polarity", f.polarity_marks}, {"modality", f.modality_marks}, {"origin", f.origin_marks}}};
}

}  // namespace

double Tally::precision() const { return ratio(hit, hit + made_up); }
double Tally::recall() const { return ratio(hit, hit + missed); }
double Tally::f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

Figures measure(const std::vector<GoldDocument>& gold, const BuiltGraph& built, const std::filesystem::path& texts) {
    Figures figures;
    for (const GoldDocument& document : gold) DocumentScore(document, built).add_to(figures);
    std::set<std::optional<std::string>> known;
    for (const auto& [stem, id] : built.document_by_stem) known.insert(id);
    for (const Claim& claim : built.claims) {
        if (known.contains(claim.document)) continue;   // a statement that cites no document of the graph is made up
        ++figures.strict.made_up;
        ++figures.group.made_up;
        ++figures.pair.made_up;
    }
    if (!texts.empty()) check_quotes(built, texts, figures);
    return figures;
}

std::string report(const Figures& f) {
    std::string text;
    for (const auto& [name, tally] : tallies(f)) {
        text += std::string(name) + std::string(11 - name.size(), ' ') + "P " + fixed(tally.precision(), 3) + "  R " + fixed(tally.recall(), 3) + "  F1 " +
                fixed(tally.f1(), 3) + "   " + counts(tally) + "\n";
    }
    if (f.qualified > 0) {
        text += "qualifiers polarity " + fixed(ratio(f.polarity, f.qualified), 3) + "  modality " + fixed(ratio(f.modality, f.qualified), 3) + "  origin " +
                fixed(ratio(f.origin, f.qualified), 3) + "   on " + std::to_string(f.qualified) + "\nmarks     ";
        std::string_view between = " ";
        for (const auto& [name, tally] : marks(f)) {
            // the rounded figure is shown, as in the JSON
            double shown = 0;
            const std::string four = fixed(mark_f1(tally), 4);
            std::from_chars(four.data(), four.data() + four.size(), shown);
            text += std::string(between) + std::string(name) + " F1 " + fixed(shown, 3) + " (" + counts(tally) + ")";
            between = "  ";
        }
        text += "\n";
    }
    const auto share = [&text](std::string_view name, const Share& s, std::string_view end) {
        if (s.total > 0) text += std::string(name) + "   " + std::to_string(s.part) + "/" + std::to_string(s.total) + std::string(end);
    };
    share("evidence", f.evidence, " verbatim at its place\n");
    share("mentions", f.mentions, " verbatim at their place\n");
    return text;
}

std::string report_json(const Figures& f) {
    std::string text = "{";
    for (const auto& [name, t] : tallies(f)) {
        text += std::string(text.size() == 1 ? "" : ",") + "\n \"" + std::string(name) + "\": {\n  \"precision\": " + rounded(t.precision()) +
                ",\n  \"recall\": " + rounded(t.recall()) + ",\n  \"f1\": " + rounded(t.f1()) + ",\n  \"tp\": " + std::to_string(t.hit) +
                ",\n  \"fp\": " + std::to_string(t.made_up) + ",\n  \"fn\": " + std::to_string(t.missed) + "\n }";
    }
    if (f.qualified > 0) {
        text += ",\n \"qualifiers\": {\n  \"polarity\": " + rounded(ratio(f.polarity, f.qualified)) + ",\n  \"modality\": " +
                rounded(ratio(f.modality, f.qualified)) + ",\n  \"origin\": " + rounded(ratio(f.origin, f.qualified)) + "\n },\n \"marks\": {";
        std::string_view between;
        for (const auto& [name, tally] : marks(f)) {
            text += std::string(between) + "\n  \"" + std::string(name) + "\": " + rounded(mark_f1(tally));
            between = ",";
        }
        text += "\n }";
    }
    if (f.evidence.total > 0) text += ",\n \"evidence\": " + number(ratio(f.evidence.part, f.evidence.total));
    if (f.mentions.total > 0) text += ",\n \"mentions\": " + number(ratio(f.mentions.part, f.mentions.total));
    return text + "\n}";
}

}  // namespace adduce::cli::score
