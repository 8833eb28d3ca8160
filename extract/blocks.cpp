#include "extract/blocks.hpp"

namespace adduce::extract {

void find_blocks(Analysis& analysis, const WordLists& lists) {
    (void)analysis;
    (void)lists;
}

}  // namespace adduce::extract
