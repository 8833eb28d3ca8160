#include "cli/score/quotes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace adduce::cli::score {
namespace {

/// A text that can be cut by code points.
class IndexedText {
public:
    explicit IndexedText(std::string text) : text_(std::move(text)) {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) begins_.push_back(i);
        }
        begins_.push_back(text_.size());
    }

    bool has(const Quote& quote) const {
        if (quote.text.empty() || quote.begin < 0 || quote.end < quote.begin) return false;
        return std::string_view(text_).substr(at(quote.begin), at(quote.end) - at(quote.begin)) == quote.text;
    }

private:
    std::size_t at(std::int64_t code_point) const {
        return begins_[std::min(static_cast<std::size_t>(code_point), begins_.size() - 1)];
    }

    std::string text_;
    std::vector<std::size_t> begins_;
};

std::optional<IndexedText> read_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return IndexedText(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
}

}  // namespace

void check_quotes(const BuiltGraph& built, const std::filesystem::path& texts, Figures& figures) {
    std::map<std::string, std::string> stem_by_document;
    for (const auto& [stem, id] : built.document_by_stem) stem_by_document[id] = stem;
    const auto stem_of = [&stem_by_document](const Quote& quote) {
        const auto found = stem_by_document.find(quote.document.value_or(""));
        return found == stem_by_document.end() ? std::string() : found->second;
    };
    std::map<std::string, std::optional<IndexedText>> cache;
    for (const Quote& quote : built.evidence) {
        const std::string stem = stem_of(quote);
        if (!cache.contains(stem)) cache.emplace(stem, read_text(texts / (stem + ".txt")));
        ++figures.evidence.total;
        const auto& text = cache.at(stem);
        figures.evidence.part += text && text->has(quote) ? 1 : 0;
    }
    for (const BuiltNode& node : built.nodes) {
        for (const Quote& mention : node.mentions) {
            const auto found = cache.find(stem_of(mention));
            if (found == cache.end() || !found->second) continue;
            ++figures.mentions.total;
            figures.mentions.part += found->second->has(mention) ? 1 : 0;
        }
    }
}

}  // namespace adduce::cli::score
