// Levers over weeks: exposure, course and fidelity, training, saved time, hours. docs/model.md, section 5, phases 1, 2, 9.
#include <cmath>

#include "tests/catch.h"
#include "tests/sim/bench.h"
#include "tests/sim/week_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr Series kKnowledge = &sim::WeekRecord::knowledge;

// The first week in which a seat was shown a score; 0: never.
int first_shown(const sim::Play& play, int seat) {
    for (const sim::Event& e : play.events) {
        if (e.seat == seat && e.shown) return e.week;
    }
    return 0;
}

double leader_minutes(const sim::World& world, const sim::Strategy& strategy) {
    return play_office(world, strategy).records.back().leader_minutes;
}

double shown_share(const sim::Play& play) {
    return share(play.events, [](const sim::Event& e) { return e.shown; });
}

sim::World behaving(const std::function<void(sim::Behaviour&)>& edit) {
    return small_office([&](sim::Definition& d) { edit(d.behaviour); });
}

}  // namespace

TEST_CASE("team by team: three teams, one after the other") {
    sim::Strategy strategy = plan({{"workflow", "own_first"}, {"pace", "team_by_team"}});
    strategy.levers[0].from = 3;
    const sim::World world = small_office([](sim::Definition& d) {
        d.behaviour.team_gap_weeks = 4.5;
        d.office.cases_per_week = 30;  // nobody is without a case for a week
    });
    const sim::Play play = play_office(world, strategy);
    for (int seat = 0; seat < 6; ++seat)
        CHECK(first_shown(play, seat) == 3 + static_cast<int>(seat / 2 * 4.5));
    strategy.levers[1].option = "all_at_once";
    const sim::Play at_once = play_office(world, strategy);
    for (int seat = 0; seat < 6; ++seat) CHECK(first_shown(at_once, seat) == 3);
}

TEST_CASE("voluntary: who starts goes on; trust and colleagues bring more") {
    const sim::Strategy strategy = plan({{"workflow", "own_first"}, {"pace", "voluntary"}});
    const auto play_with = [&](const std::function<void(sim::Behaviour&)>& edit) {
        return play_office(behaving([&](sim::Behaviour& b) {
                               b.on_belief =
                                   false;  // belief held, so that each draw is against a higher chance
                               edit(b);
                           }),
                           strategy);
    };
    const sim::Play plain = play_with([](sim::Behaviour&) {});
    CHECK(shown_share(plain) > 0);
    CHECK(shown_share(plain) < 1);
    for (int seat = 0; seat < 6; ++seat) {
        const int from = first_shown(plain, seat);
        for (const sim::Event& e : plain.events) {
            if (e.seat == seat) REQUIRE(e.shown == (from > 0 && e.week >= from));
        }
    }
    const auto no_later = [&](const sim::Play& more) {
        bool earlier = false;
        for (int seat = 0; seat < 6; ++seat) {
            const int a = first_shown(plain, seat), b = first_shown(more, seat);
            if (a > 0 && (b == 0 || b > a)) return -1;
            earlier = earlier || (b > 0 && (a == 0 || b < a));
        }
        return earlier ? 1 : 0;
    };
    CHECK(no_later(play_with([](sim::Behaviour& b) { b.adopt_base += 1.5; })) == 1);
    CHECK(no_later(play_with([](sim::Behaviour& b) { b.belief_start = 0.95, b.adopt_trust = 6; })) == 1);
    CHECK(no_later(play_with([](sim::Behaviour& b) { b.adopt_peers = 6; })) == 1);
    CHECK(no_later(play_with([](sim::Behaviour& b) { b.adopt_base -= 1.5; })) == -1);
    const auto alone = [&](double peers) {
        return play_with([=](sim::Behaviour& b) {
            b.on_colleagues = false;
            b.adopt_peers = peers;
        });
    };
    CHECK(same_events(alone(0).events, alone(6).events));
}

TEST_CASE("the leader's course raises the share of meetings that reach a worker") {
    // Leader minutes of feedback are 60 x hours x strength x fidelity; the course's own hours are set to nothing.
    const auto minutes = [](
                             const std::vector<std::vector<std::string>>& levers,
                             const std::function<void(sim::Behaviour&)>& edit = [](sim::Behaviour&) {}) {
        std::vector<std::vector<std::string>> all = {{"workflow", "own_first"}, {"feedback", "own_cases"}};
        all.insert(all.end(), levers.begin(), levers.end());
        return leader_minutes(behaving([&](sim::Behaviour& b) {
                                  b.course_leader_hours = 0;
                                  edit(b);
                              }),
                              plan(all));
    };
    const sim::Behaviour& b = home().behaviour;
    const double none = minutes({});
    CHECK(none == Approx(30 * 60 * b.feedback_leader_hours * b.fidelity_base));
    CHECK(minutes({{"course", "transactional"}}) > none);
    CHECK(minutes({{"course", "transformational"}}) > minutes({{"course", "transactional"}}));
    CHECK(minutes({{"course", "combined"}}) > minutes({{"course", "transformational"}}));
    CHECK(minutes({{"course", "combined", "0.3"}}) < minutes({{"course", "combined"}}));
    CHECK(minutes({{"involvement", "workers_choose"}}) ==
          Approx(30 * 60 * b.feedback_leader_hours * (b.fidelity_base + b.involvement_fidelity)));
    const auto sure = [](sim::Behaviour& x) { x.fidelity_base = 1; };
    CHECK(minutes({{"course", "combined"}}, sure) ==
          Approx(30 * 60 * b.feedback_leader_hours));  // never above 1
    // Half way there by week w: 1 - exp(-w / 4) of the gain, summed over the weeks.
    double fidelity = 0;
    for (int w = 1; w <= 30; ++w)
        fidelity += b.fidelity_base + b.fidelity_combined * (1 - std::exp(-w / 4.0));
    CHECK(minutes({{"course", "combined"}}) == Approx(60 * b.feedback_leader_hours * fidelity));
}

TEST_CASE("what was learnt on a course stays after it") {
    sim::Strategy strategy =
        plan({{"workflow", "own_first"}, {"feedback", "own_cases"}, {"course", "combined"}});
    strategy.levers[2].to = 5;
    const sim::World world = behaving([](sim::Behaviour& b) { b.course_leader_hours = 0; });
    const auto records = play_office(world, strategy).records;
    const double week_20 = records[19].leader_minutes - records[18].leader_minutes;
    const double week_5 = records[4].leader_minutes - records[3].leader_minutes;
    CHECK(week_20 == Approx(week_5));
    CHECK(week_20 > 60 * home().behaviour.feedback_leader_hours * home().behaviour.fidelity_base);
}

TEST_CASE("hours that a plan costs") {
    const sim::Behaviour& b = home().behaviour;
    const sim::World world = small_office();
    const auto last = [&](const std::vector<std::vector<std::string>>& levers) {
        return play_office(world, plan(levers)).records.back();
    };
    CHECK(last({}).leader_minutes == 0);
    CHECK(last({}).worker_minutes == 0);
    CHECK(last({{"workflow", "own_first"}}).leader_minutes == 0);
    CHECK(last({{"feedback", "team_review"}}).leader_minutes ==
          Approx(30 * 60 * b.review_leader_hours * b.fidelity_base));
    CHECK(last({{"feedback", "team_review"}}).worker_minutes ==
          Approx(30 * 60 * b.review_hours * b.fidelity_base * 6));
    CHECK(last({{"monitoring", "override_rates", "0.5"}}).leader_minutes ==
          Approx(30 * 60 * b.monitoring_leader_hours * 0.5));
    CHECK(last({{"course", "combined"}}).leader_minutes == Approx(30 * 60 * b.course_leader_hours));
    CHECK(last({{"training", "plain", "0.5"}}).worker_minutes ==
          Approx(30 * 60 * 4 * 0.5 * b.fidelity_base * 6));
    // Registration and supervisors' time as they fall.
    const sim::Play asked =
        play_office(world, plan({{"workflow", "own_first"}, {"override_rule", "approval"}}));
    double leader = 0, worker = 0;
    for (const sim::Event& e : asked.events) {
        leader += e.leader_minutes;
        worker += e.registration_minutes;
    }
    CHECK(leader > 0);
    CHECK(asked.records.back().leader_minutes == Approx(leader));
    CHECK(asked.records.back().worker_minutes == Approx(worker));
}

TEST_CASE("training: knowledge of the tool's faults, gained and forgotten") {
    const auto trained = [](
                             const char* option, const char* strength, int to = 30,
                             const std::function<void(sim::Behaviour&)>& edit = [](sim::Behaviour&) {}) {
        sim::Strategy strategy = plan({{"workflow", "own_first"}, {"training", option, strength}});
        strategy.levers[1].to = to;
        return play_office(behaving(edit), strategy);
    };
    const sim::Play plain = trained("plain", "1"), less = trained("plain", "0.2"),
                    planted = trained("planted_errors", "1");
    CHECK(above(less, plain, kKnowledge) == 1);
    CHECK(above(plain, planted, kKnowledge) == 1);
    for (const double k : planted.records.back().knowledge) {
        CHECK(k > 0);
        CHECK(k < 1);
    }
    const sim::Play stopped = trained("plain", "1", 5);
    const double then = stopped.records[4].knowledge[0], later = stopped.records[24].knowledge[0];
    CHECK(later == Approx(then * std::pow(0.5, 20 / home().behaviour.knowledge_half_life)));
    CHECK(trained("none", "1").records.back().knowledge[0] == 0);
    const sim::Play unheard = trained("plain", "1", 30, [](sim::Behaviour& b) { b.fidelity_base = 0; });
    CHECK(unheard.records.back().knowledge[0] == 0);
}

TEST_CASE("saved time: to citizens it shows more, to more cases it brings more") {
    const auto play_with = [](const char* option, const char* strength = "1") {
        return play_office(small_office(),
                           plan({{"workflow", "score_first"}, {"saved_time", option, strength}}));
    };
    const sim::Play queue = play_with("to_queue"), citizens = play_with("to_citizens"),
                    more = play_with("to_more_cases");
    const auto assessed = [](const sim::Event& e) { return !e.skipped; };
    const auto seen = [&](const sim::Play& p) {
        return share(
            p.events, [](const sim::Event& e) { return e.cue_seen; }, assessed);
    };
    // About 1300 assessed cases: 6 SDs of a difference of shares near 0.85 are 0.085; the effect is larger than one SD
    // only, so the two are compared case by case: who saw the cue keeps seeing it as long as nothing else moved.
    CHECK(seen(citizens) > seen(queue));
    CHECK(seen(play_with("to_citizens", "0")) == seen(queue));
    const auto extra = [](const sim::Event& e) { return e.number >= sim::kFirstExtraNumber; };
    CHECK(share(more.events, extra) > 0.05);
    CHECK(share(queue.events, extra) == 0);
    CHECK(share(citizens.events, extra) == 0);
    CHECK(more.events.size() > queue.events.size());
    CHECK(share(play_with("to_more_cases", "0").events, extra) == 0);
    // Nothing is saved by assessing first, so nothing comes of it.
    const sim::Play own =
        play_office(small_office(), plan({{"workflow", "own_first"}, {"saved_time", "to_more_cases"}}));
    CHECK(share(own.events, extra) == 0);
}
