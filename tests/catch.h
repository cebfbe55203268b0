#pragma once

// Catch2 is v2 on Debian 12 (one header) and v3 on Debian 13 (a library). Tests include this file and use TEST_CASE,
// SECTION, CHECK, REQUIRE, CHECK_THROWS_AS, GENERATE and Approx, which are the same in both.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
