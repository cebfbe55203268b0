#include "report/amounts.h"

#include "report/measure_words.h"
#include "tests/catch.h"
#include "tests/report/plain_spaces.h"

using namespace skoen::report;
using skoen::lab::Estimate;

namespace {

using skoen::tests::plain;

Estimate estimate(double mean, double lo, double hi) {
    Estimate e;
    e.mean = mean, e.lo = lo, e.hi = hi;
    return e;
}

}  // namespace

TEST_CASE("differences are said without signs") {
    const auto da = [](double value, Amount amount) {
        return plain(difference_words(value, amount, Language::da));
    };
    CHECK(da(-0.006, Amount::per_hundred) == "0,6 færre");
    CHECK(da(0.0194, Amount::per_hundred) == "1,9 flere");
    CHECK(da(-15.92, Amount::minutes) == "15,9 mindre");
    CHECK(da(0.6648, Amount::minutes) == "0,7 mere");
    CHECK(da(-0.1, Amount::points) == "10,0 lavere");
    CHECK(da(0.003, Amount::cost) == "0,003 mere");
    CHECK(da(0.0004, Amount::per_hundred) == "samme");
    CHECK(da(-0.049, Amount::minutes) == "samme");
    CHECK(plain(difference_words(-0.006, Amount::per_hundred, Language::en)) == "0.6 fewer");
    CHECK(difference_words(std::nullopt, Amount::minutes, Language::da) == "–");
}

TEST_CASE("intervals name a direction only where both ends do not share it") {
    const auto da = [](double mean, double lo, double hi) {
        return plain(difference_with_range(estimate(mean, lo, hi), Amount::per_hundred, Language::da));
    };
    CHECK(da(-0.0059, -0.0099, -0.0015) == "0,6 færre (0,1 til 1,0)");
    CHECK(da(0.0683, 0.0286, 0.1106) == "6,8 flere (2,9 til 11,1)");
    CHECK(da(0.0198, -0.0046, 0.0492) == "2,0 flere (0,5 færre til 4,9 flere)");
    CHECK(da(-0.01, -0.02, 0.0) == "1,0 færre (2,0 færre til samme)");
    CHECK(da(0, 0, 0) == "samme");
    Estimate open;
    open.mean = -0.01;
    CHECK(plain(difference_with_range(open, Amount::per_hundred, Language::da)) == "1,0 færre");
}

TEST_CASE("lists and capitals") {
    CHECK(listed({"A"}, Language::da) == "A");
    CHECK(listed({"A", "B"}, Language::da) == "A og B");
    CHECK(listed({"A", "B", "C"}, Language::en) == "A, B and C");
    CHECK(listed({}, Language::da).empty());
    CHECK(capitalised("plan D") == "Plan D");
    CHECK(capitalised("æbler") == "Æbler");
    CHECK(capitalised("Øl") == "Øl");
    CHECK(capitalised("0–5 år") == "0–5 år");
    CHECK(capitalised("") == "");
}

TEST_CASE("values carry their unit, differences their sign") {
    const auto& accuracy = *skoen::sim::find_measure("accuracy");
    const auto& minutes = *skoen::sim::find_measure("minutes_per_case");
    const auto& gap = *skoen::sim::find_measure("belief_calibration");
    CHECK(plain(measure_value(accuracy, 0.7651, Language::da)) == "76,5 %");
    CHECK(measure_value(accuracy, 0.7651, Language::en) == "76.5%");
    CHECK(plain(measure_value(minutes, 20.68, Language::da)) == "20,7 min.");
    CHECK(plain(measure_value(gap, -0.068, Language::da)) == "–6,8 point");
    CHECK(measure_value(gap, std::nullopt, Language::da) == "–");
    CHECK(signed_difference(accuracy, -0.0151, Language::da) == "–1,5");
    CHECK(signed_difference(accuracy, 0.0151, Language::da) == "+1,5");
    CHECK(signed_difference(accuracy, -0.0001, Language::da) == "0,0");
    CHECK(bare_value(gap, -0.068, Language::da) == "–6,8");
    CHECK(name_with_unit(accuracy, Language::da).ends_with(", %"));
}
