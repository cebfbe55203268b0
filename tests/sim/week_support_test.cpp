// Perceived support: docs/model.md, section 5, phase 7. Nobody leaves here, so that support feeds back into nothing and
// every sign holds in every seat and week.
#include <cmath>

#include "tests/catch.h"
#include "tests/sim/week_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr Series kSupport = &sim::WeekRecord::support;

using Edit = std::function<void(sim::Behaviour&)>;

sim::Play supported(const sim::Strategy& strategy, const Edit& edit) {
    return play_office(small_office([&](sim::Definition& d) { edit(d.behaviour); }), strategy);
}

struct SupportRow {
    const char* name;
    sim::Strategy strategy;
    double sim::Behaviour::*weight;
    int sign;  // of support when the weight rises
};

}  // namespace

TEST_CASE("what supports and what wears") {
    const std::vector<SupportRow> rows = {
        {"relief from skipping", plan({{"workflow", "score_first"}}), &sim::Behaviour::support_relief, 1},
        {"own assessment first", plan({{"workflow", "own_first"}}), &sim::Behaviour::support_own, 1},
        {"insight in hard cases", plan({{"workflow", "own_first"}}), &sim::Behaviour::support_insight, 1},
        {"monitoring", plan({{"workflow", "own_first"}, {"monitoring", "override_rates"}}),
         &sim::Behaviour::support_control, -1},
        {"refusals", plan({{"workflow", "own_first"}, {"override_rule", "approval"}}),
         &sim::Behaviour::support_control, -1},
        {"written reasons", plan({{"workflow", "own_first"}, {"override_rule", "written_reason"}}),
         &sim::Behaviour::support_registration, -1},
        {"involvement", plan({{"workflow", "score_first"}, {"involvement", "workers_choose"}}),
         &sim::Behaviour::involvement_own, 1},
        {"the climate", plan({}), &sim::Behaviour::support_base, 1},
    };
    for (const SupportRow& row : rows) {
        INFO(row.name);
        const auto more = [&](bool on) {
            return [&, on](sim::Behaviour& b) {
                b.*row.weight += 0.3;
                b.on_support = on;
            };
        };
        const sim::Play plain = supported(row.strategy, [](sim::Behaviour&) {});
        const sim::Play raised = supported(row.strategy, more(true));
        CHECK((row.sign > 0 ? above(plain, raised, kSupport) : above(raised, plain, kSupport)) == 1);
        CHECK((row.sign > 0 ? above(raised, plain, kSupport) : above(plain, raised, kSupport)) == -1);
        const sim::Play off = supported(row.strategy, more(false));
        for (const sim::WeekRecord& r : off.records) {
            for (const double s : r.support) REQUIRE(s == home().behaviour.support_start);
        }
    }
}

TEST_CASE("terms that are not there have no weight") {
    struct Idle {
        const char* name;
        sim::Strategy strategy;
        double sim::Behaviour::*weight;
    };
    const std::vector<Idle> rows = {
        {"no own assessment where the score comes first", plan({{"workflow", "score_first"}}),
         &sim::Behaviour::support_own},
        {"an override that is not free",
         plan({{"workflow", "own_first"}, {"override_rule", "written_reason"}}),
         &sim::Behaviour::support_own},
        {"nothing registered", plan({{"workflow", "own_first"}}), &sim::Behaviour::support_registration},
        {"nobody controls", plan({{"workflow", "own_first"}}), &sim::Behaviour::support_control},
        {"no score, no insight", plan({}), &sim::Behaviour::support_insight},
        {"no score, no relief", plan({}), &sim::Behaviour::support_relief},
        {"saved time went to more cases",
         plan({{"workflow", "score_first"}, {"saved_time", "to_more_cases"}}),
         &sim::Behaviour::support_relief},
    };
    for (const Idle& row : rows) {
        INFO(row.name);
        const sim::Play plain = supported(row.strategy, [](sim::Behaviour&) {});
        const sim::Play raised = supported(row.strategy, [&](sim::Behaviour& b) { b.*row.weight += 0.3; });
        CHECK(above(plain, raised, kSupport) == 0);
    }
}

TEST_CASE("support moves at its speed and stays a share") {
    const sim::Strategy strategy = plan({{"workflow", "own_first"}});
    const auto start = home().behaviour.support_start;
    const sim::Play still =
        supported(strategy, [](sim::Behaviour& b) { b.support_speed = b.support_peers = 0; });
    for (const double s : still.records.back().support) CHECK(s == start);
    const auto travelled = [&](double speed) {
        const sim::Play play = supported(strategy, [=](sim::Behaviour& b) {
            b.support_speed = speed;
            b.support_peers = 0;
        });
        double sum = 0;
        for (const double s : play.records.front().support) sum += std::fabs(s - start);
        return sum;
    };
    CHECK(travelled(0.4) == Approx(2 * travelled(0.2)));
    const sim::Play wild = supported(strategy, [](sim::Behaviour& b) {
        b.support_speed = b.support_peers = 1;
        b.support_sd = 2;
    });
    for (const sim::WeekRecord& r : wild.records) {
        for (const double s : r.support) {
            REQUIRE(s >= 0);
            REQUIRE(s <= 1);
        }
    }
}

TEST_CASE("colleagues draw each other together") {
    const auto spread = [](bool colleagues, double peers) {
        const auto last = supported(plan({{"workflow", "own_first"}}),
                                    [=](sim::Behaviour& b) {
                                        b.on_colleagues = colleagues;
                                        b.support_peers = peers;
                                    })
                              .records.back()
                              .support;
        double sum = 0;
        for (const double s : last) sum += (s - mean(last)) * (s - mean(last));
        return sum;
    };
    CHECK(spread(true, 0.2) < spread(true, 0.05));
    CHECK(spread(true, 0.05) < spread(true, 0));
    CHECK(spread(false, 0.2) == spread(false, 0));
}
