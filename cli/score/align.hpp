#pragma once

#include "cli/score/records.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace adduce::cli::score {

/// A node of either side in one document, by all its normalized surface forms.
struct Candidate {
    std::string id;
    std::vector<std::string> types;    ///< sorted
    std::set<std::string> forms;       ///< normalized, none empty
};

/// How alike two sets of forms are: above 1 for a shared form, else the best share of words in common, from
/// 0.5 up, between forms that agree in what keeps names apart (numbers, sides, ordinals); else 0.
double similarity(const std::set<std::string>& a, const std::set<std::string>& b);

/// Greedy one-to-one alignment of nodes of the same type, most alike first, then by ids.
/// @returns  gold id to built id
std::map<std::string, std::string> align(const std::vector<Candidate>& gold, const std::vector<Candidate>& built);

}  // namespace adduce::cli::score
