#pragma once

#include "extract/encoder.hpp"
#include "extract/gazetteer.hpp"
#include "extract/rules.hpp"
#include "extract/word_lists.hpp"

#include <filesystem>

namespace adduce::extract {

/// All that is learned or listed about one language; read once, never changed, shared by all threads.
class Language {
public:
    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    explicit Language(const std::filesystem::path& data);

    const Encoder& encoder() const { return encoder_; }
    const Gazetteer& gazetteer() const { return gazetteer_; }
    const RuleSet& rules() const { return rules_; }
    const WordLists& word_lists() const { return word_lists_; }

private:
    Encoder encoder_;
    Gazetteer gazetteer_;
    RuleSet rules_;
    WordLists word_lists_;
};

}  // namespace adduce::extract
