#pragma once

#include <string>
#include <string_view>

namespace adduce::extract {

/// Makes the lemma of a word by a script of the encoder (extract/train/README.md): "l<N>+<add>" the word in
/// small letters without its last N code points, then <add>; "k<N>+<add>" the same with its letters kept;
/// "!<word>" that word. What is no script, or would take away the whole word, gives the word in small letters.
std::string lemma(std::string_view word, std::string_view script);

}  // namespace adduce::extract
