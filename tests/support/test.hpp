#pragma once

// The one include of Catch2: versions 2 and 3 differ in their headers.
#ifdef ADDUCE_CATCH2_V2
#include <catch2/catch.hpp>
namespace adduce::test {
using Approx = ::Catch::Detail::Approx;
}
#else
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
namespace adduce::test {
using Approx = ::Catch::Approx;
}
#endif
