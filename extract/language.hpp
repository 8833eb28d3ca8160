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
    /// @param data  folder of one language, such as extract/data/en: word lists, gazetteers, rules/ and encoder.safetensors
    /// @throws FileError, FormatError  naming the file, the line and what is wrong
    explicit Language(const std::filesystem::path& data)
        : lists_(data), gazetteer_(data), rules_(data / "rules", gazetteer_.classes()), encoder_(data / "encoder.safetensors") {}

    const WordLists& lists() const { return lists_; }
    const Gazetteer& gazetteer() const { return gazetteer_; }
    const RuleSet& rules() const { return rules_; }
    const Encoder& encoder() const { return encoder_; }

private:
    WordLists lists_;
    Gazetteer gazetteer_;
    RuleSet rules_;
    Encoder encoder_;
};

}  // namespace adduce::extract
