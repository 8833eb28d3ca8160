#include "extract/blocks.hpp"

#include "extract/dates.hpp"
#include "extract/foreign_language.hpp"
#include "extract/furniture.hpp"
#include "extract/page_marks.hpp"
#include "extract/paragraphs.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace adduce::extract {

namespace {

using Reach = WordLists::Reach;

class Sorter {
public:
    Sorter(Analysis& analysis, const WordLists& lists) : a_(analysis), lists_(lists) {}

    void run() {
        count_sentences();
        for (std::size_t i = 0; i < a_.blocks.size(); ++i) a_.blocks[i].kind = own_kind(i);
        mark_pages();
        mark_menus();
        mark_lists();
        mark_sections();
        cut_out_furniture();
        mark_foreign(a_, lists_);
    }

private:
    TokenRange tokens(std::size_t i) const { return a_.blocks[i].tokens; }
    std::string_view last_word(std::size_t i) const { return a_.word(tokens(i).end - 1); }

    static bool ends_sentence(std::string_view last) {
        return last == "." || last == "!" || last == "?" || last == "\"" || last == "\u201D" || last == "''" || (last.size() > 1 && last.back() == '.');
    }

    /// A paragraph of text, as against a line of a list or a link.
    bool is_paragraph(std::size_t i) const { return tokens(i).size() >= 25 || (tokens(i).size() >= 12 && ends_sentence(last_word(i))); }

    BlockKind own_kind(std::size_t i) const {
        const auto text = a_.words(tokens(i));
        if (is_dateline(i, text)) return BlockKind::dateline;
        if (furniture(a_, tokens(i), sentences_[i], i, lists_)) return BlockKind::furniture;
        if (begins_list_item(text)) return BlockKind::list;
        const auto last = last_word(i);
        const bool heading = sentences_[i] == 1 && tokens(i).size() <= 25 && !ends_sentence(last) && last != ":" && last != ";" && last != "," && text.find('\n') == std::string_view::npos;
        return heading ? BlockKind::heading : BlockKind::body;
    }

    /// A date alone, or the number of a release ("2011-09-S-061").
    static bool is_dateline(std::size_t i, std::string_view text) {
        if (text.size() <= 60 && parse_date(text)) return true;
        const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        return i < 3 && text.size() <= 20 && digits >= 4 && digits * 2 >= static_cast<std::ptrdiff_t>(text.size()) && text.find(' ') == std::string_view::npos;
    }

    /// Calls `use(begin, end)` for each run of blocks that fit.
    template <class Fits, class Use>
    void each_run(Fits fits, Use use) const {
        for (std::size_t i = 0; i < a_.blocks.size();) {
            std::size_t end = i;
            while (end < a_.blocks.size() && fits(end)) ++end;
            if (end > i) use(i, end);
            i = std::max(end, i + 1);
        }
    }

    /// Page numbers, running headers and footers.
    void mark_pages() const {
        std::vector<std::string_view> lines;
        for (std::size_t i = 0; i < a_.blocks.size(); ++i) lines.push_back(is_paragraph(i) ? std::string_view() : a_.words(tokens(i)));
        const std::vector<bool> marks = page_marks(lines);
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i]) a_.blocks[i].kind = BlockKind::furniture;
    }

    /// Four lines or more of few words, half of them with words of menus: no table of names has those.
    void mark_menus() const {
        const auto short_line = [&](std::size_t i) { return tokens(i).size() <= 4 && !ends_sentence(last_word(i)) && last_word(i) != ":"; };
        each_run(short_line, [&](std::size_t begin, std::size_t end) {
            std::size_t entries = 0;
            for (std::size_t i = begin; i < end; ++i) entries += is_menu_entry(a_, tokens(i), lists_);
            if (end - begin >= 4 && entries * 2 >= end - begin)
                for (std::size_t i = begin; i < end; ++i) a_.blocks[i].kind = BlockKind::furniture;
        });
    }

    /// Three short lines or more in a row are a list or a table, not headings.
    void mark_lists() const {
        const auto heading = [&](std::size_t i) { return a_.blocks[i].kind == BlockKind::heading; };
        each_run(heading, [&](std::size_t begin, std::size_t end) {
            const std::size_t first = begin == 0 ? 1 : begin;   // the headline stays one
            if (end >= first + 3)
                for (std::size_t i = first; i < end; ++i) a_.blocks[i].kind = BlockKind::list;
        });
    }

    /// What a heading such as "Related articles" or "Leave a comment" takes with it.
    void mark_sections() const {
        std::size_t paragraphs = 0;
        for (std::size_t i = 0; i < a_.blocks.size(); ++i) {
            if (a_.blocks[i].kind != BlockKind::furniture) {
                paragraphs += is_paragraph(i);
                continue;
            }
            const auto reach = furniture(a_, tokens(i), sentences_[i], i, lists_);
            if (!reach || *reach == Reach::line) continue;
            // Comments stand below the text; where hardly any is above, the text is what follows.
            const bool rest = *reach == Reach::rest && paragraphs >= 3;
            if (*reach == Reach::rest && !rest) continue;
            for (++i; i < a_.blocks.size() && (rest || !is_paragraph(i)); ++i)
                if (a_.blocks[i].kind != BlockKind::dateline) a_.blocks[i].kind = BlockKind::furniture;
            --i;
        }
    }

    void count_sentences() {
        sentences_.assign(a_.blocks.size(), 0);
        std::size_t block = 0;
        for (const TokenRange sentence : a_.sentences) {
            while (a_.blocks[block].tokens.end <= sentence.begin) ++block;
            ++sentences_[block];
        }
    }

    /// Cuts the photo credit out of a caption, and the call to follow or subscribe out of a paragraph.
    void cut_out_furniture() const {
        std::vector<Block> blocks;
        blocks.reserve(a_.blocks.size());
        std::size_t sentence = 0;
        for (std::size_t i = 0; i < a_.blocks.size(); ++i) {
            const std::size_t end = sentence + sentences_[i];
            blocks.push_back(a_.blocks[i]);
            if (sentences_[i] > 1 && a_.blocks[i].kind != BlockKind::furniture) {
                blocks.back().tokens.end = a_.sentences[sentence].end;
                blocks.back().kind = kind_of(a_.sentences[sentence], a_.blocks[i].kind);
                for (++sentence; sentence < end; ++sentence) {
                    const BlockKind kind = kind_of(a_.sentences[sentence], a_.blocks[i].kind);
                    if (kind == blocks.back().kind) blocks.back().tokens.end = a_.sentences[sentence].end;
                    else blocks.push_back({a_.sentences[sentence], kind});
                }
            }
            sentence = end;
        }
        a_.blocks = std::move(blocks);
    }

    BlockKind kind_of(TokenRange sentence, BlockKind whole) const { return is_furniture(sentence) ? BlockKind::furniture : whole; }

    bool is_furniture(TokenRange sentence) const { return is_credit(a_, sentence) || furniture(a_, sentence, 1, not_near_the_top, lists_); }

    static constexpr std::size_t not_near_the_top = 1000;

    Analysis& a_;
    const WordLists& lists_;
    std::vector<std::size_t> sentences_;   ///< of each block
};

}  // namespace

void find_blocks(Analysis& analysis, const WordLists& lists) { Sorter(analysis, lists).run(); }

}  // namespace adduce::extract
