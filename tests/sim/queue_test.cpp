// The inbox as a queue: first come, first served, in minutes; nothing is lost, nobody works on two cases at once, and
// mean waits are those of queueing theory.
#include <cmath>
#include <map>
#include <tuple>

#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

struct Served {
    double arrived = 0, start = 0, finish = 0;  // minutes on the intake clock
    int week = 0;                               // of handling
};

// Rebuilt from events and caseload alone, by seat in order of handling.
std::map<int, std::vector<Served>> served(const sim::World& world, const sim::Caseload& load,
                                          const std::vector<sim::Event>& events) {
    std::map<std::tuple<int, int, std::uint32_t>, double> times;
    for (int seat = 0; seat < load.seats; ++seat) {
        for (int week = 1; week <= load.weeks; ++week) {
            for (const sim::Arrival& a : load.of(seat, week))
                times[{seat, week, a.number}] = week - 1 + a.time;
        }
    }
    std::map<int, std::vector<Served>> seats;
    for (const sim::Event& e : events) {
        const double arrived = times.at({e.seat, e.arrival_week, e.number}) * world.intake_minutes;
        const double finish = arrived + e.wait_hours / 120.0 * world.intake_minutes;
        seats[e.seat].push_back({arrived, finish - e.minutes, finish, e.week});
    }
    return seats;
}

// One seat's queue without tool, offices, pressure or anything else that bends minutes: service is length x (file + cues).
sim::World plain_queue(double utilisation, double length_sd, int seats, int weeks) {
    sim::Definition d = home();
    d.history.cases = 500;
    d.minutes.spread = length_sd;
    const sim::World solved(d, 9);
    return changed(solved, [=](sim::Definition& x) {
        x.office.utilisation = utilisation;
        x.office.workers = seats;
        x.office.weeks = weeks;
        x.office.cases_per_week = 120;
        x.behaviour.on_offices_differ = false;
        x.behaviour.on_pressure_minutes = false;
        x.behaviour.on_turnover = false;
    });
}

struct Waits {
    double mean = 0, sd_of_mean = 0;  // of waiting before service, minutes
    double share_waiting = 0;         // of cases that found somebody in service
};

// Batch means: blocks of 20 weeks of a seat are nearly independent, so their spread gives the SD of the mean.
Waits mean_wait(const sim::World& world) {
    const sim::Caseload load = sim::draw_caseload(world, 0);
    sim::PlayOptions options;
    options.audit = false;
    const sim::Play play = sim::play(world, load, plan({}), options);
    std::vector<double> blocks;
    Waits out;
    double all = 0, waited = 0;
    for (const auto& [seat, cases] : served(world, load, play.events)) {
        std::map<int, std::pair<double, double>> sums;
        for (const Served& s : cases) {
            auto& [sum, n] = sums[static_cast<int>(s.arrived / world.intake_minutes) / 20];
            sum += s.start - s.arrived;
            n += 1;
            all += 1;
            waited += s.start - s.arrived > 1e-6 ? 1 : 0;
        }
        for (const auto& [block, sum] : sums) blocks.push_back(sum.first / sum.second);
    }
    out.mean = mean(blocks);
    double squares = 0;
    for (const double b : blocks) squares += (b - out.mean) * (b - out.mean);
    const auto n = static_cast<double>(blocks.size());
    out.sd_of_mean = std::sqrt(squares / (n - 1) / n);
    out.share_waiting = waited / all;
    return out;
}

}  // namespace

TEST_CASE("an inbox is served in order, one case at a time, without idling") {
    const sim::World world = changed(home_world(), [](sim::Definition& d) {
        d.office.weeks = 12;
        d.office.utilisation = 1.3;
    });
    std::size_t ever_waiting = 0;
    for (const char* option : {"no_score", "score_first", "own_first"}) {
        const sim::Caseload load = sim::draw_caseload(world, 1);
        const sim::Play play = sim::play(world, load, plan({{"workflow", option}}));
        std::size_t handled = 0;
        for (const auto& [seat, cases] : served(world, load, play.events)) {
            double free_at = 0;
            for (std::size_t k = 0; k < cases.size(); ++k) {
                const Served& s = cases[k];
                REQUIRE(s.start == Approx(std::max(free_at, s.arrived)).margin(1e-6));
                REQUIRE(s.start < s.week * world.intake_minutes + 1e-6);
                if (k > 0) REQUIRE(s.arrived >= cases[k - 1].arrived);
                free_at = s.finish;
            }
            handled += cases.size();
        }
        std::size_t waiting = 0;
        for (const int n : play.records.back().backlog) waiting += static_cast<std::size_t>(n);
        CHECK(handled + waiting == load.size());
        ever_waiting += waiting;
    }
    CHECK(ever_waiting > 0);
}

TEST_CASE("minutes are conserved: busy time is the sum of services") {
    const sim::World world = plain_queue(0.9, 0.35, 2, 30);
    const sim::Caseload load = sim::draw_caseload(world, 0);
    const sim::Play play = sim::play(world, load, plan({}));
    const double each = world.definition.minutes.file + world.definition.minutes.cues;
    for (const auto& [seat, cases] : served(world, load, play.events)) {
        double service = 0, idle = 0, free_at = 0;
        for (const Served& s : cases) {
            service += s.finish - s.start;
            idle += std::max(s.arrived - free_at, 0.0);
            free_at = s.finish;
        }
        CHECK(service + idle == Approx(free_at).epsilon(1e-9));
        double lengths = 0;
        std::size_t left = cases.size();
        for (int week = 1; week <= load.weeks; ++week) {
            for (const sim::Arrival& a : load.of(seat, week)) {
                if (left == 0) break;
                lengths += a.facts.length;
                --left;
            }
        }
        CHECK(service == Approx(each * lengths).epsilon(1e-9));
    }
}

TEST_CASE("late is longer than the deadline") {
    const sim::World world = changed(home_world(), [](sim::Definition& d) {
        d.office.weeks = 10;
        d.office.utilisation = 1.0;
    });
    const Outcome out = play_out(world, plan({}), 2);
    for (const sim::Event& e : out.events)
        REQUIRE(e.late == (e.wait_hours > world.definition.office.deadline_hours));
    const double late = share(out.events, [](const sim::Event& e) { return e.late; });
    CHECK(late > 0.01);
    CHECK(late < 0.99);
    const sim::World strict = changed(world, [](sim::Definition& d) { d.office.deadline_hours /= 2; });
    CHECK(share(play_out(strict, plan({}), 2).events, [](const sim::Event& e) { return e.late; }) > late);
}

// Poisson counts with even times are a Poisson stream, so a seat is an M/G/1 queue. Mean wait before service
// (Pollaczek 1930, Khinchine 1932): rho s (1 + cv^2) / (2 (1 - rho)); a case finds the server busy with probability rho
// (Wolff 1982). Lengths are constant (M/D/1) or log-normal with cv^2 = exp(sd^2) - 1. Starting empty biases the mean by far
// less than its SD: a queue at rho = 0.7 forgets within some hundred services of 24000 a seat.
TEST_CASE("mean waits are those of Pollaczek and Khinchine") {
    for (const double length_sd : {0.0, 0.8}) {
        for (const double rho : {0.5, 0.7}) {
            const sim::World world = plain_queue(rho, length_sd, 4, 200);
            const double service = world.definition.minutes.file + world.definition.minutes.cues;
            const double cv2 = std::exp(length_sd * length_sd) - 1;
            const double expected = rho * service * (1 + cv2) / (2 * (1 - rho));
            const Waits got = mean_wait(world);
            INFO("sd of length " << length_sd << ", rho " << rho << ": " << got.mean << " against "
                                 << expected << ", sd of the mean " << got.sd_of_mean);
            CHECK(std::fabs(got.mean - expected) < 6 * got.sd_of_mean);
            CHECK(6 * got.sd_of_mean < 0.25 * expected);  // the test can tell waits a quarter too long
            // Arrivals that find the server busy: n is 96000, and neighbours are alike; a factor 5 in SD covers that.
            CHECK(std::fabs(got.share_waiting - rho) < 6 * 5 * std::sqrt(rho * (1 - rho) / 96000));
        }
    }
}
