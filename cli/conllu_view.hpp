#pragma once

#include "extract/analysis.hpp"

#include <iosfwd>

namespace adduce::cli {

/// One report as CoNLL-U (universaldependencies.org/format.html): `newdoc id` is its path, `newpar` opens each
/// block. MISC has SpaceAfter=No, TokenRange=BEGIN:END (code points into the report as received) and chains as
/// Entity=(1-person-name ... 1), as GUM writes them, with the fields that `global.Entity` names. What the model
/// does not know, and page furniture, which is not read, has "_".
void print_conllu(const extract::Analysis& analysis, bool aligned, std::ostream& out);

}  // namespace adduce::cli
