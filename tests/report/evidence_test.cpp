#include "report/evidence.h"

#include <algorithm>

#include "tests/catch.h"

using namespace skoen::report;

namespace {

// `less` differences of -1, `more` of +1, the rest 0; 20 in all, so that each is one of the 20 outcomes.
Outcomes twenty(int less, int more) {
    std::vector<double> values(20, 0.0);
    for (int i = 0; i < less; ++i) values[static_cast<std::size_t>(i)] = -1;
    for (int i = 0; i < more; ++i) values[static_cast<std::size_t>(19 - i)] = 1;
    return outcomes_of(values);
}

}  // namespace

TEST_CASE("twenty values are their own outcomes") {
    for (int less = 0; less <= 20; ++less) {
        const Outcomes o = twenty(less, 20 - less);
        INFO(less);
        REQUIRE(o.dots.size() == 20);
        CHECK(o.less + o.same + o.more == 20);
        CHECK(o.less == less);
        CHECK(std::is_sorted(o.dots.begin(), o.dots.end()));
    }
}

TEST_CASE("verbs follow the outcomes") {
    struct Row {
        int less, more;
        Verdict expected;
    };
    for (const Row& row :
         {Row{20, 0, Verdict::less}, Row{18, 0, Verdict::less}, Row{17, 0, Verdict::seems_less},
          Row{14, 0, Verdict::seems_less}, Row{13, 0, Verdict::unclear}, Row{7, 0, Verdict::unclear},
          Row{0, 20, Verdict::more}, Row{0, 18, Verdict::more}, Row{0, 17, Verdict::seems_more},
          Row{0, 14, Verdict::seems_more}, Row{0, 13, Verdict::unclear}, Row{0, 0, Verdict::same}}) {
        INFO(row.less << " less, " << row.more << " more");
        CHECK(verdict_of(twenty(row.less, row.more), 0.01) == row.expected);
    }
}

TEST_CASE("nothing is said from fewer than twenty replications") {
    const std::vector<double> nineteen(19, -1.0);
    const Outcomes o = outcomes_of(nineteen);
    CHECK(o.dots.empty());
    CHECK(o.mean == -1.0);
    CHECK(verdict_of(o, 0.01) == Verdict::too_few);
    CHECK(verdict_of(outcomes_of({}), 0.01) == Verdict::too_few);
}

TEST_CASE("a difference that is shown as nothing is called the same, however sure its sign") {
    const std::vector<double> tiny(200, -0.0004);
    CHECK(verdict_of(outcomes_of(tiny), 0.0005) == Verdict::same);
    CHECK(verdict_of(outcomes_of(tiny), 0.0003) == Verdict::less);  // the same values with a finer eye
}

TEST_CASE("a verb never contradicts the number beside it") {
    // 19 small falls and one great rise: most outcomes say less, the mean says more.
    std::vector<double> values(20, -1.0);
    values.back() = 100;
    const Outcomes o = outcomes_of(values);
    CHECK(o.mean > 0);
    CHECK(o.less >= 18);
    CHECK(verdict_of(o, 0.01) == Verdict::unclear);
}

TEST_CASE("order of the replications does not matter") {
    std::vector<double> values;
    for (int i = 0; i < 57; ++i) values.push_back((i * 37) % 57 - 20.0);
    const Outcomes one = outcomes_of(values);
    std::reverse(values.begin(), values.end());
    CHECK(outcomes_of(values).dots == one.dots);
    CHECK(one.less == 7);  // 20 of 57 values are below 0: 20 * 20 / 57 = 7.0
}
