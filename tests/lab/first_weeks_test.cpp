// What to watch in the first weeks: bands hold nine offices in ten, alarms are rare when all goes as planned, and less rare
// where people lean on the score.
#include "lab/first_weeks.h"

#include "scenarios/catalogue.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

const sim::World& watched_world() {
    static const sim::World kWorld = [] {
        sim::Definition d = scenarios::load_scenario("underretning");
        d.history.cases = 1000;
        d.office.workers = 6;
        d.office.weeks = 12;
        return sim::World(d, 11);
    }();
    return kWorld;
}

lab::FirstWeeks watch(const char* strategy, int replications, int threads = 2) {
    lab::RunOptions options;
    options.replications = replications;
    options.threads = threads;
    return lab::watch_first_weeks(watched_world(), scenarios::load_strategy(strategy), options);
}

}  // namespace

TEST_CASE("bands of the first eight weeks, and how often they sound") {
    const lab::FirstWeeks first = watch("score_first", 120);
    REQUIRE(first.series.size() == lab::kWatched);
    CHECK(first.weeks == 8);
    for (const lab::WatchedSeries& s : first.series) {
        INFO(lab::watched_name(s.what));
        REQUIRE(s.weeks.size() == 8);
        for (const lab::Estimate& e : s.weeks) {
            REQUIRE(e.mean.has_value());
            CHECK(*e.lo <= *e.hi);
            CHECK(e.defined <= 120);
        }
        CHECK(s.alarm <= s.alarm_below + s.alarm_above + 1e-12);
        CHECK(s.alarm <= first.alarm_any + 1e-12);
    }
    // Own assessments become fewer where people lean on the score: noticed more often than by chance, from below.
    const lab::WatchedSeries& own = first.series[static_cast<std::size_t>(lab::Watched::own_first)];
    CHECK(own.leaning_below > own.alarm_below + 0.2);
    CHECK(own.leaning_above <= own.alarm_above);
    CHECK(first.leaning_any > first.alarm_any);
}

TEST_CASE("the first eight weeks are those of the whole run") {
    const lab::FirstWeeks first = watch("score_first", 20);
    lab::RunOptions options;
    options.replications = 20;
    const lab::Comparison whole =
        lab::play_strategies(watched_world(), {scenarios::load_strategy("score_first")}, options);
    for (const lab::WeekSeries& series : whole.strategies[1].weekly) {
        if (series.measure != "minutes_per_case") continue;
        const auto& watched = first.series[static_cast<std::size_t>(lab::Watched::minutes)].weeks;
        for (std::size_t w = 0; w < watched.size(); ++w) {
            CHECK(*watched[w].mean == *series.weeks[w].mean);
            CHECK(*watched[w].lo == *series.weeks[w].lo);
        }
    }
}

TEST_CASE("without a score there is nothing to watch, and threads change nothing") {
    CHECK(watch("no_tool", 20).series.empty());
    const lab::FirstWeeks one = watch("own_first", 25, 1), three = watch("own_first", 25, 3);
    CHECK(one.alarm_any == three.alarm_any);
    CHECK(one.leaning_any == three.leaning_any);
    CHECK(*one.series[0].weeks[3].hi == *three.series[0].weeks[3].hi);
}
