#include "report/scales.h"

#include <cmath>

#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen::report;
using skoen::base::Language;

namespace {

bool is_one_two_five(double step) {
    while (step < 0.999) step *= 10;
    while (step > 9.999) step /= 10;
    return std::abs(step - 1) < 1e-6 || std::abs(step - 2) < 1e-6 || std::abs(step - 5) < 1e-6;
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
    std::vector<std::string> out;
    for (const Tick& tick : ticks) out.push_back(tick.label);
    return out;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("ticks are 1-2-5, at most six, and inside the range") {
    for (const double lo : {-1000.0, -3.7, -0.02, 0.0, 0.0004, 0.3, 17.0, 950.0}) {
        for (const double width : {0.0007, 0.03, 0.99, 1.0, 6.0, 7.3, 59.0, 12345.0}) {
            const double hi = lo + width;
            const auto ticks = linear_ticks(lo, hi, Language::da);
            INFO(lo << " to " << hi);
            CHECK(ticks.size() >= 2);
            CHECK(ticks.size() <= kMostTicks);
            CHECK(ticks.front().value >= lo - 1e-6 * width);
            CHECK(ticks.back().value <= hi + 1e-6 * width);
            CHECK(is_one_two_five(nice_step(lo, hi)));
        }
    }
    CHECK_FALSE(is_one_two_five(2.5));
    CHECK_FALSE(is_one_two_five(0.3));
}

TEST_CASE("tick labels have the decimals their step needs, and the unit stands on the top one") {
    CHECK(labels(linear_ticks(0, 1, Language::da)) == Labels{"0,0", "0,2", "0,4", "0,6", "0,8", "1,0"});
    CHECK(labels(linear_ticks(0, 1, Language::en)) == Labels{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"});
    CHECK(labels(linear_ticks(-0.1, 40, Language::da, " %", 5)) == Labels{"0", "10", "20", "30", "40 %"});
    CHECK(labels(linear_ticks(0, 2500, Language::da)) ==
          Labels{"0", "500", "1.000", "1.500", "2.000", "2.500"});
    CHECK(labels(linear_ticks(0.3, 0.3 + 1e-12, Language::da)).size() >= 2);
}

TEST_CASE("zero is a tick without a sign wherever the range holds it") {
    const auto ticks = linear_ticks(-0.3, 0.7, Language::da);
    const auto zero = std::find_if(ticks.begin(), ticks.end(), [](const Tick& t) { return t.value == 0; });
    REQUIRE(zero != ticks.end());
    CHECK_FALSE(std::signbit(zero->value));
    CHECK(zero->label == "0,0");
}

TEST_CASE("a nice range holds the values and ends on steps") {
    for (const double hi : {0.013, 0.9, 1.0, 4.1, 36.6, 101.0, 2999.0}) {
        const NiceRange range = nice_range(0, hi);
        INFO(hi);
        CHECK(range.lo == 0);
        CHECK(range.hi >= hi * (1 - 1e-9));
        CHECK(range.hi / range.step == Approx(std::round(range.hi / range.step)));
        CHECK(linear_ticks(range.lo, range.hi, Language::en).back().value == Approx(range.hi));
    }
    const NiceRange point = nice_range(3, 3);
    CHECK(point.lo < 3);
    CHECK(point.hi > 3);
}

TEST_CASE("scales place values") {
    const LinearScale down(0, 10, 20, 0);  // up the page
    CHECK(down(0) == 20);
    CHECK(down(10) == 0);
    CHECK(down(12) == -4);
    CHECK(down.pitch() == 2);
    const LogScale log(1, 1000, 0, 3);
    CHECK(log(10) == Approx(1));
    CHECK(log(100) == Approx(2));
    const CategoryScale rows(4, 0, 8);
    CHECK(rows.at(0) == 1);
    CHECK(rows.at(3) == 7);
    CHECK_THROWS_AS(LinearScale(1, 1, 0, 1), skoen::base::InternalError);
    CHECK_THROWS_AS(LogScale(0, 1, 0, 1), skoen::base::InternalError);
    CHECK_THROWS_AS(CategoryScale(0, 0, 1), skoen::base::InternalError);
}

TEST_CASE("log ticks are powers of ten, or 1-2-5 where these are few") {
    CHECK(labels(log_ticks(1, 10000, Language::en)) == Labels{"1", "10", "100", "1,000", "10,000"});
    CHECK(labels(log_ticks(1, 20, Language::da)) == Labels{"1", "2", "5", "10", "20"});
    CHECK(labels(log_ticks(0.01, 1, Language::da)) == Labels{"0,01", "0,1", "1"});
    CHECK(log_ticks(1e-6, 1e9, Language::da).size() <= kMostTicks);
}

TEST_CASE("weeks begin with their name and end with the last one") {
    CHECK(labels(week_ticks(52, Language::da)) == Labels{"uge 1", "13", "26", "39", "52"});
    CHECK(labels(week_ticks(26, Language::en)) == Labels{"week 1", "13", "26"});
    CHECK(labels(week_ticks(10, Language::da)) == Labels{"uge 1", "5", "10"});
    CHECK(labels(week_ticks(17, Language::da)) == Labels{"uge 1", "5", "9", "13", "17"});
    CHECK(labels(week_ticks(3, Language::da)) == Labels{"uge 1", "2", "3"});
    CHECK(labels(week_ticks(1, Language::da)) == Labels{"uge 1"});
    for (int weeks = 1; weeks <= 520; ++weeks) {
        const auto ticks = week_ticks(weeks, Language::da);
        INFO(weeks);
        CHECK(ticks.size() <= kMostTicks);
        CHECK(ticks.back().value == weeks);
        for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i].value > ticks[i - 1].value);
    }
}
