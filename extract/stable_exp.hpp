#pragma once

#include <cmath>

namespace adduce::extract {

/// e^x for x <= 0 out of operations that every processor rounds alike (the C library's exp differs between
/// releases). Relative error below 1e-7.
inline double stable_exp(double x) {
    if (x < -700) return 0;
    const double n = std::nearbyint(x * 1.4426950408889634);
    const double r = x - n * 0.6931471805599453;
    double sum = 1;
    for (int k = 12; k > 0; --k) sum = 1 + sum * r / k;
    return std::ldexp(sum, static_cast<int>(n));
}

}  // namespace adduce::extract
