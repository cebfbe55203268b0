#include "sim/caseload.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

bool same(const sim::Arrival& a, const sim::Arrival& b) {
    return std::memcmp(a.facts.z, b.facts.z, sizeof a.facts.z) == 0 && a.facts.risk == b.facts.risk &&
           a.facts.cue_bits == b.facts.cue_bits && a.facts.harm == b.facts.harm &&
           a.facts.length == b.facts.length && a.facts.group_bits == b.facts.group_bits &&
           a.predicted == b.predicted && a.time == b.time && a.number == b.number;
}

sim::World office_of(int seats, int weeks, double cases = 25) {
    return changed(home_world(), [=](sim::Definition& d) {
        d.office.workers = seats;
        d.office.weeks = weeks;
        d.office.cases_per_week = cases;
    });
}

// docs/model.md, section 2: arrivals of one seat and week, written a second time.
std::vector<sim::Arrival> draw_plainly(const sim::World& world, std::uint32_t seat, std::uint32_t week,
                                       std::uint32_t replication) {
    const sim::Behaviour& b = world.definition.behaviour;
    const base::Subject office{0, 0, 0, 0, replication};
    const double workload =
        b.on_offices_differ
            ? base::exp(b.office_workload_sd * world.draws.normal(base::Purpose::office_workload, office))
            : 1.0;
    const base::Subject seat_week{0, seat, 0, week, replication};
    const int count = base::poisson(world.draws.uniform(base::Purpose::arrivals_count, seat_week),
                                    world.definition.office.cases_per_week * workload);
    std::vector<sim::Arrival> arrivals;
    for (int k = 0; k < std::min(count, 1000); ++k) {
        const base::Subject who{static_cast<std::uint32_t>(k), seat, 0, week, replication};
        sim::Arrival one = sim::draw_arrival(world, who);
        REQUIRE(one.time == world.draws.uniform(base::Purpose::arrival_time, who));
        arrivals.push_back(one);
    }
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const sim::Arrival& x, const sim::Arrival& y) { return x.time < y.time; });
    return arrivals;
}

}  // namespace

TEST_CASE("a caseload is what the model document says, case by case") {
    for (const double workload_sd : {0.08, 0.5}) {
        sim::World world = office_of(4, 6);
        world.definition.behaviour.office_workload_sd = workload_sd;
        for (const std::uint32_t replication : {0U, 7U}) {
            const sim::Caseload load = sim::draw_caseload(world, replication);
            CHECK(load.first.size() == 4 * 6 + 1);
            CHECK(load.first.back() == load.size());
            for (int seat = 0; seat < 4; ++seat) {
                for (int week = 1; week <= 6; ++week) {
                    const auto plain = draw_plainly(world, static_cast<std::uint32_t>(seat),
                                                    static_cast<std::uint32_t>(week), replication);
                    const auto got = load.of(seat, week);
                    REQUIRE(got.size() == plain.size());
                    for (std::size_t k = 0; k < plain.size(); ++k) REQUIRE(same(got[k], plain[k]));
                }
            }
        }
    }
}

TEST_CASE("the office of a caseload is drawn from its replication") {
    const sim::World world = office_of(1, 1);
    const sim::OfficeTraits a = sim::draw_caseload(world, 3).office;
    const sim::OfficeTraits b = sim::draw_office(world.definition.behaviour, world.draws, 3);
    CHECK(a.place == b.place);
    CHECK(a.workload == b.workload);
    CHECK(a.place != sim::draw_caseload(world, 4).office.place);
}

TEST_CASE("a worker or a week removed leaves all other cases as they were") {
    const sim::Caseload all = sim::draw_caseload(office_of(5, 8), 2);
    const sim::Caseload fewer = sim::draw_caseload(office_of(3, 5), 2);
    for (int seat = 0; seat < 3; ++seat) {
        for (int week = 1; week <= 5; ++week) {
            const auto a = all.of(seat, week), b = fewer.of(seat, week);
            REQUIRE(a.size() == b.size());
            for (std::size_t k = 0; k < a.size(); ++k) REQUIRE(same(a[k], b[k]));
        }
    }
}

TEST_CASE("arrivals are Poisson in number and even in time") {
    sim::World world = office_of(20, 50, 8);
    world.definition.behaviour.on_offices_differ = false;
    const sim::Caseload load = sim::draw_caseload(world, 0);
    double n = 0, squares = 0, time = 0;
    for (int seat = 0; seat < 20; ++seat) {
        for (int week = 1; week <= 50; ++week) {
            const auto cases = load.of(seat, week);
            const auto count = static_cast<double>(cases.size());
            n += count;
            squares += (count - 8) * (count - 8);
            double last = 0;
            for (const sim::Arrival& a : cases) {
                REQUIRE(a.time >= last);
                last = a.time;
                time += a.time;
            }
        }
    }
    // 1000 seat-weeks: mean 8, variance 8 (its own variance is 8 + 2 * 64); 6 SDs each.
    CHECK(std::fabs(n / 1000 - 8) < 6 * std::sqrt(8.0 / 1000));
    CHECK(std::fabs(squares / 1000 - 8) < 6 * std::sqrt(136.0 / 1000));
    CHECK(std::fabs(time / n - 0.5) < 6 * std::sqrt(1.0 / 12 / n));
}

TEST_CASE("extra cases have numbers, keys and facts of their own") {
    const sim::World world = office_of(2, 4);
    const base::Subject seat_week{0, 1, 0, 3, 5};
    const auto extra = sim::draw_extra(world, seat_week, 30);
    CHECK(extra.size() > 5);
    double last = 0;
    for (const sim::Arrival& a : extra) {
        REQUIRE(a.number >= sim::kFirstExtraNumber);
        REQUIRE(a.time >= last);
        last = a.time;
        base::Subject who = seat_week;
        who.number = a.number;
        REQUIRE(same(a, sim::draw_arrival(world, who)));
    }
    CHECK(sim::draw_extra(world, seat_week, 0).empty());
    // A larger mean brings more cases and keeps those there were.
    const auto more = sim::draw_extra(world, seat_week, 60);
    REQUIRE(more.size() > extra.size());
    for (const sim::Arrival& a : extra) {
        CHECK(std::any_of(more.begin(), more.end(), [&](const sim::Arrival& b) { return same(a, b); }));
    }
}

TEST_CASE("cases chosen from those of the busiest world are the world's own") {
    std::vector<sim::World> worlds;
    for (const double spread : {0.0, 0.2, 0.4}) {
        sim::Behaviour people = home_world().definition.behaviour;
        people.office_workload_sd = spread;
        people.level_sd = 0.1 + spread;  // another history, another model
        worlds.emplace_back(home_world(), people);
    }
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
        const sim::Caseload most = sim::largest_caseload(worlds, replication);
        for (const sim::World& world : worlds) {
            const sim::Caseload plain = sim::draw_caseload(world, replication);
            const sim::Caseload chosen = sim::draw_caseload(world, most);
            REQUIRE(chosen.first == plain.first);
            CHECK(chosen.office.workload == plain.office.workload);
            CHECK(chosen.score == plain.score);
            CHECK(chosen.in_group == plain.in_group);
            bool equal = true;
            for (std::size_t i = 0; i < plain.size(); ++i) {
                equal = equal && same(chosen.arrival(0, i), plain.arrival(0, i));
                for (std::size_t k = 0; k < sim::kLucks; ++k) {
                    const auto kind = static_cast<sim::LuckOf>(k);
                    equal = equal && chosen.luck.of(kind)[i] == plain.luck.of(kind)[i];
                }
            }
            for (std::size_t c = 0; c < plain.audit.size(); ++c) {
                equal = equal && same(chosen.audit[c], plain.audit[c]);
            }
            CHECK(equal);
        }
        // Not all have the same cases, or there is nothing to choose.
        CHECK(sim::draw_caseload(worlds[0], replication).size() !=
              sim::draw_caseload(worlds[2], replication).size());
    }
}
