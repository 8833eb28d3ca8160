#include "extract/foreign_language.hpp"

#include "extract/language_evidence.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace adduce::extract {

namespace {

/// Page furniture is not read anyway, and dates have no language.
bool has_language(const Block& block) { return block.kind != BlockKind::furniture && block.kind != BlockKind::dateline; }

enum class Verdict : std::uint8_t { unsure, own, foreign };

Verdict verdict(const LanguageEvidence& evidence) { return evidence.is_own() ? Verdict::own : evidence.foreign() ? Verdict::foreign : Verdict::unsure; }

LanguageEvidence evidence_of(const Analysis& a, std::size_t first, std::size_t last, const WordLists& lists) {
    LanguageEvidence evidence(lists.languages());
    for (std::size_t i = first; i < last; ++i)
        if (has_language(a.blocks[i])) evidence.add(a, a.blocks[i].tokens);
    return evidence;
}

/// Line of the source, from 1, moving on from line to line.
class Lines {
public:
    explicit Lines(const Text& text) : text_(text) {}
    std::size_t of(TextSpan span) {
        const std::uint32_t at = text_.to_source(span).begin;
        const auto between = text_.source({seen_, at});
        line_ += static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
        seen_ = at;
        return line_;
    }

private:
    const Text& text_;
    std::uint32_t seen_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

void mark_foreign(Analysis& a, const WordLists& lists) {
    std::vector<std::size_t> read;   // blocks that have a language
    std::vector<Verdict> verdicts;
    std::uint64_t letters = 0, own_letters = 0;
    for (std::size_t i = 0; i < a.blocks.size(); ++i) {
        if (!has_language(a.blocks[i])) continue;
        const LanguageEvidence evidence = evidence_of(a, i, i + 1, lists);
        read.push_back(i);
        verdicts.push_back(verdict(evidence));
        letters += evidence.letters();
        if (verdicts.back() == Verdict::own) own_letters += evidence.letters();
    }
    // Most documents hold no foreign block and end here, but for those of many lines that are each too short to tell.
    const bool any = std::find(verdicts.begin(), verdicts.end(), Verdict::foreign) != verdicts.end();
    const auto all = own_letters * 10 <= letters ? evidence_of(a, 0, a.blocks.size(), lists).foreign() : std::nullopt;
    const bool whole = all && (any || all->known);
    if (!any && !whole) return;
    for (std::size_t i = 0; i < read.size(); ++i) {
        const bool between = i > 0 && i + 1 < read.size() && verdicts[i - 1] == Verdict::foreign && verdicts[i + 1] == Verdict::foreign;
        if (verdicts[i] == Verdict::foreign || (verdicts[i] == Verdict::unsure && (whole || between))) a.blocks[read[i]].kind = BlockKind::foreign;
    }
}

void report_foreign(const Analysis& a, const WordLists& lists, const DiagnosticSink& sink) {
    const auto foreign = [&](std::size_t i) { return a.blocks[i].kind == BlockKind::foreign; };
    const bool whole = std::none_of(a.blocks.begin(), a.blocks.end(), [](const Block& b) { return has_language(b) && b.kind != BlockKind::foreign; });
    const std::string expected = "expected " + lists.languages().own() + ", found ";
    Lines lines(a.text);
    for (std::size_t i = 0; i < a.blocks.size();) {
        if (!foreign(i)) {
            ++i;
            continue;
        }
        std::size_t end = i, paragraphs = 0;
        for (std::size_t k = i; k < a.blocks.size() && (foreign(k) || !has_language(a.blocks[k])); ++k)
            if (foreign(k)) end = k + 1, ++paragraphs;
        const auto seen = evidence_of(a, i, end, lists).foreign();
        const std::string found = expected + (seen ? seen->seen : "another language");
        if (whole) {
            sink({Diagnostic::Severity::warning, "other-language", a.document.path, "the text is in another language: " + found, "nothing is read from it; translate it first"});
            return;
        }
        sink({Diagnostic::Severity::warning, "other-language", a.document.path + ":" + std::to_string(lines.of(a.span(a.blocks[i].tokens))),
              (paragraphs == 1 ? "a paragraph is" : std::to_string(paragraphs) + " paragraphs are") + std::string(" in another language: ") + found, "left out; the rest is read"});
        i = end;
    }
}

}  // namespace adduce::extract
