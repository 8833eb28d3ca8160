#pragma once

#include "tests/extract/tiny_model.hpp"

#include <string>
#include <vector>

namespace adduce::test {

/// The encoder's formulas written down once more, plainly and in double precision, to test the quick
/// ones against.
class PlainEncoder {
public:
    explicit PlainEncoder(const TinyModel& model) : model_(model) {}

    /// Logits of one head for each piece of one window.
    std::vector<std::vector<double>> logits(const std::vector<std::string>& pieces, const std::vector<std::size_t>& shapes, std::size_t head) const;

private:
    using Rows = std::vector<std::vector<double>>;

    Rows embed(const std::vector<std::string>& pieces, const std::vector<std::size_t>& shapes) const;
    Rows linear(const std::string& name, const Rows& x) const;
    Rows norm(const std::string& name, Rows x) const;
    Rows attend(const Rows& qkv) const;

    const TinyModel& model_;
};

}  // namespace adduce::test
