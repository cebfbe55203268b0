// The tool as workers meet it, and the faults a scenario may ask for.
#include "sim/tool.h"

#include <cmath>

#include "stats/auc.h"
#include "tests/catch.h"
#include "tests/sim/bench.h"

using namespace skoen;
using namespace skoen::test;

namespace {

std::vector<sim::Event> with_model(const std::function<void(sim::ModelSpec&)>& edit, int week = 1) {
    Setting s;
    s.lever("workflow", "own_first");
    s.week = week;
    edit(s.world.definition.model);
    return decide_all(s);
}

bool right(const sim::Event& e) { return e.recommended == e.best; }

}  // namespace

TEST_CASE("planted errors lie on the wrong side of the line, at their share") {
    const auto plain = with_model([](sim::ModelSpec&) {});
    for (const double wanted : {0.1, 0.4}) {
        const auto planted = with_model([=](sim::ModelSpec& m) { m.planted_wrong_share = wanted; });
        double changed = 0, wrong = 0;
        for (std::size_t i = 0; i < plain.size(); ++i) {
            if (planted[i].score != plain[i].score) {
                ++changed;
                REQUIRE_FALSE(right(planted[i]));
            }
            wrong += right(planted[i]) ? 0 : 1;
        }
        const auto n = static_cast<double>(plain.size());
        const double before = 1 - share(plain, right);
        // Wrong: planted, or wrong already. Six SDs of a share.
        CHECK(std::fabs(wrong / n - (wanted + (1 - wanted) * before)) < 6 * std::sqrt(0.25 / n));
        CHECK(changed / n <= wanted + 6 * std::sqrt(0.25 / n));
    }
}

TEST_CASE("no planted errors and no drift are the same as none asked for") {
    const auto plain = with_model([](sim::ModelSpec&) {});
    CHECK(same_events(with_model([](sim::ModelSpec& m) { m.planted_wrong_share = 1e-300; }), plain));
    CHECK(same_events(with_model([](sim::ModelSpec& m) { m.drift_per_week = 1e-300; }), plain));
    CHECK_FALSE(same_events(with_model([](sim::ModelSpec& m) { m.planted_wrong_share = 0.1; }), plain));
    CHECK_FALSE(same_events(with_model([](sim::ModelSpec& m) { m.drift_per_week = 0.1; }), plain));
}

TEST_CASE("a model that grows old ranks worse by the week") {
    const auto auc = [](const std::vector<sim::Event>& events) {
        std::vector<double> score;
        std::vector<std::uint8_t> best;
        for (const sim::Event& e : events) {
            score.push_back(e.score);
            best.push_back(e.best ? 1 : 0);
        }
        return stats::auc(score, best);
    };
    const auto drifting = [](sim::ModelSpec& m) { m.drift_per_week = 0.3; };
    const double week1 = *auc(with_model(drifting, 1)), week16 = *auc(with_model(drifting, 16));
    const double week64 = *auc(with_model(drifting, 64));
    CHECK(week16 < week1);
    CHECK(week64 < week16);
    CHECK(*auc(with_model([](sim::ModelSpec&) {}, 64)) == *auc(with_model([](sim::ModelSpec&) {}, 1)));
}

TEST_CASE("scores stand for rising log-odds, and the line lies between two of them") {
    const sim::Tool& tool = home_world().tool;
    for (int score = 2; score <= 10; ++score) CHECK(tool.stands_for(score) > tool.stands_for(score - 1));
    CHECK(tool.stands_for(tool.line - 1) <= tool.line_log_odds);
    CHECK(tool.stands_for(tool.line) >= tool.line_log_odds);
    CHECK(tool.score(-50) == 1);
    CHECK(tool.score(50) == 10);
    // About a tenth of new cases at each score: 3000 cases and a scale cut on 1400; 6 SDs of both.
    const auto events = with_model([](sim::ModelSpec&) {});
    for (int score = 1; score <= 10; ++score) {
        const double at = share(events, [=](const sim::Event& e) { return e.score == score; });
        CHECK(std::fabs(at - 0.1) < 6 * std::sqrt(0.09 * (1.0 / 3000 + 1.0 / 1400)));
    }
}

TEST_CASE("a tilt raises the scores of the upper end of its fact") {
    sim::Tool tilted = home_world().tool;
    tilted.tilt_feature = 0;
    tilted.tilt = 1.5;
    sim::CaseFacts facts;
    facts.z[0] = 2;
    CHECK(tilted.predict(facts) == Approx(home_world().tool.predict(facts) + 3.0));
    facts.z[0] = -1;
    CHECK(tilted.predict(facts) == Approx(home_world().tool.predict(facts) - 1.5));
}
