#include "extract/read_layers.hpp"
#include "tests/extract/tiny_model.hpp"
#include "tests/support/test.hpp"

#include <algorithm>

using adduce::TokenRange;
using adduce::extract::Analysis;
using adduce::extract::BlockKind;
using adduce::extract::Document;
using adduce::extract::Encoder;
using adduce::extract::Mention;
using adduce::extract::MentionKind;
using adduce::test::TemporaryFile;
using adduce::test::TinyModel;

namespace {

/// Each word's labels in outer, inner and details.
const TemporaryFile& model_file() {
    static const TemporaryFile file(
        "encoder.safetensors",
        TinyModel::dictionary({{"outer", {"O", "B-Person", "I-Person", "B-Unit", "I-Unit", "B-Weather", "I-Weather"}},
                               {"inner", {"O", "B-Place", "I-Place"}},
                               {"details", {"O", "B-Rank", "I-Rank", "B-Date", "I-Date"}},
                               {"unknown", {"O", "B-Person", "I-Person"}}},
                              {{"maria", {"B-Person", "O", "O", "B-Person"}},
                               {"lopez", {"I-Person", "O", "O", "O"}},
                               {"goma", {"B-Unit", "B-Place", "O", "O"}},
                               {"brigade", {"I-Unit", "O", "O", "O"}},
                               {"bukavu", {"O", "B-Place", "O", "O"}},
                               {"general", {"O", "O", "B-Rank", "O"}},
                               {"monday", {"O", "O", "B-Date", "O"}},
                               {"rain", {"B-Weather", "O", "O", "O"}},
                               {"met", {"O", "O", "O", "O"}}})
            .bytes());
    return file;
}

/// An analysis whose tokens are the words of the text; "|" ends a sentence, "#" makes its block furniture.
struct Page {
    explicit Page(const std::string& text) : document{"page.txt", "", "", "", "", text, 0, ""}, analysis(document) {
        std::uint32_t first = 0;
        BlockKind kind = BlockKind::body;
        for (std::uint32_t at = 0; at < text.size();) {
            const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
            if (text[at] == '#') {
                kind = BlockKind::furniture;
            } else if (text[at] == '|') {
                close(first, kind);
            } else {
                analysis.tokens.push_back({at, end});
            }
            at = end + 1;
        }
        close(first, kind);
    }

    void close(std::uint32_t& first, BlockKind& kind) {
        const auto end = static_cast<std::uint32_t>(analysis.tokens.size());
        analysis.sentences.push_back({first, end});
        analysis.blocks.push_back({{first, end}, kind});
        first = end;
        kind = BlockKind::body;
    }

    /// "words kind sentence finder", one mention after the other.
    std::vector<std::string> names() {
        const Encoder encoder(model_file().path());
        read_layers(analysis, encoder);
        std::vector<std::string> out;
        for (const Mention& m : analysis.mentions)
            out.push_back(std::string(analysis.words(m.tokens)) + " " + std::to_string(static_cast<int>(m.kind)) + " " + std::to_string(m.sentence) + " " +
                          std::string(m.found_by) + (m.nested ? " nested" : ""));
        return out;
    }

    Document document;
    Analysis analysis;
};

std::string kind(MentionKind k) { return " " + std::to_string(static_cast<int>(k)) + " "; }

}  // namespace

TEST_CASE("names become mentions with their kind, sentence and finder") {
    Page page("General Maria Lopez met | met Goma Brigade Monday");
    CHECK(page.names() == std::vector<std::string>{"General" + kind(MentionKind::rank) + "0 encoder.details",
                                                   "Maria Lopez" + kind(MentionKind::person) + "0 encoder.outer",
                                                   "Goma Brigade" + kind(MentionKind::unit) + "1 encoder.outer",
                                                   "Goma" + kind(MentionKind::place) + "1 encoder.inner nested",
                                                   "Monday" + kind(MentionKind::date) + "1 encoder.details"});
    CHECK(page.analysis.mentions[0].score > 0.5F);
    CHECK(page.analysis.mentions[0].entity == Mention::none);
}

TEST_CASE("a nested name counts only strictly inside an outer one") {
    Page alone("met Bukavu met");
    CHECK(alone.names().empty());
    Page equal("met Goma met");   // the same stretch for both heads
    CHECK(equal.names() == std::vector<std::string>{"Goma" + kind(MentionKind::unit) + "0 encoder.outer"});
}

TEST_CASE("page furniture is not read") {
    Page page("# Maria met | Maria Lopez met | # Goma Brigade");
    CHECK(page.names() == std::vector<std::string>{"Maria Lopez" + kind(MentionKind::person) + "1 encoder.outer"});
}

TEST_CASE("labels without a meaning here are passed over") {
    Page page("rain met");
    CHECK(page.names().empty());
}

TEST_CASE("a page without words has no names") {
    Page page("");
    CHECK(page.names().empty());
}

TEST_CASE("mentions that were there stay and all are in order") {
    Page page("met Maria Lopez met General");
    Mention mention;
    mention.tokens = TokenRange{0, 3};
    mention.found_by = "test";
    page.analysis.mentions.push_back(mention);
    mention.tokens = TokenRange{3, 4};
    page.analysis.mentions.push_back(mention);
    const auto found = page.names();
    REQUIRE(found.size() == 4);
    CHECK(found[0].substr(0, 15) == "met Maria Lopez");
    CHECK(found[1].substr(0, 11) == "Maria Lopez");
    CHECK(found[2].substr(0, 3) == "met");
    CHECK(found[3].substr(0, 7) == "General");
}
