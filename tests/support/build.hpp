#pragma once

// Everything a test needs to make a graph by hand.
#include "tests/support/draft.hpp"
#include "tests/support/golden.hpp"
