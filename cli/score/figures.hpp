#pragma once

#include "cli/score/records.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace adduce::cli::score {

struct Tally {
    std::uint64_t hit = 0, made_up = 0, missed = 0;

    double precision() const;   ///< 0 when nothing was found
    double recall() const;      ///< 0 when nothing was to be found
    double f1() const;
};

/// A share of a total.
struct Share {
    std::uint64_t part = 0, total = 0;
};

/// How near a built graph comes to the gold, summed over all gold documents (micro averages).
struct Figures {
    Tally nodes;       ///< one-to-one alignment of nodes of a type that share or resemble a surface form
    Tally strict;      ///< same subject, relation and object; each distinct triple of a document counts once
    Tally group;       ///< the relation only has to be of the same view group
    Tally pair;        ///< any relation, order of the ends free
    std::uint64_t qualified = 0;                             ///< distinct strict matches looked at
    std::uint64_t polarity = 0, modality = 0, origin = 0;    ///< of them, right in the qualifier
    Tally polarity_marks, modality_marks, origin_marks;      ///< what is out of the ordinary on strict matches
    Share evidence, mentions;                                ///< verbatim at their place; total 0 when no texts were given
    std::vector<std::string> errors;                         ///< what was missed and made up, a line each
    std::vector<std::string> unknown_documents;              ///< gold documents the graph does not have
};

/// @param texts  folder of NAME.txt, or empty: quotes are then not looked up
/// @throws FileError, FormatError  for a text that is not UTF-8
Figures measure(const std::vector<GoldDocument>& gold, const BuiltGraph& built, const std::filesystem::path& texts);

/// The figures as lines for people.
std::string report(const Figures& figures);

/// The same as JSON, shares rounded to four digits.
std::string report_json(const Figures& figures);

}  // namespace adduce::cli::score
