#include "sim/caseload.h"

#include <algorithm>

namespace skoen::sim {

using base::Purpose;

namespace {

void sort_by_time(std::span<Arrival> arrivals) {
    std::sort(arrivals.begin(), arrivals.end(), [](const Arrival& a, const Arrival& b) {
        return a.time != b.time ? a.time < b.time : a.number < b.number;
    });
}

// Fills in facts, prediction and time of arrivals whose numbers and seats are set; `who` has one subject each.
void fill(const World& world, const base::Subjects& who, std::span<Arrival> arrivals) {
    std::vector<CaseFacts> facts(arrivals.size());
    std::vector<double> time, unused;
    world.generator.draw(world.draws, who, world.solved.scales, facts);
    base::draw_uniforms(world.draws, Purpose::arrival_time, who, 0, time, unused);
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        arrivals[i].facts = facts[i];
        arrivals[i].time = time[i];
        arrivals[i].predicted = world.tool.predict(facts[i]);
    }
}

}  // namespace

Arrival draw_arrival(const World& world, const base::Subject& who) {
    Arrival arrival;
    arrival.number = who.number;
    arrival.seat = who.seat;
    base::Subjects one;
    one.add(who);
    fill(world, one, {&arrival, 1});
    return arrival;
}

Caseload draw_caseload(const World& world, std::uint32_t replication) {
    const Definition& d = world.definition;
    Caseload load;
    load.seats = d.office.workers;
    load.weeks = d.office.weeks;
    load.replication = replication;
    load.office = draw_office(d.behaviour, world.draws, replication);
    load.first.push_back(0);
    const double mean = d.office.cases_per_week * load.office.workload;
    for (int seat = 0; seat < load.seats; ++seat) {
        const std::size_t seat_from = load.arrivals.size();
        base::Subjects cases;
        for (int week = 1; week <= load.weeks; ++week) {
            base::Subject who{0, static_cast<std::uint32_t>(seat), 0, static_cast<std::uint32_t>(week),
                              replication};
            const int count = base::poisson(world.draws.uniform(Purpose::arrivals_count, who), mean);
            for (int k = 0; k < std::min(count, static_cast<int>(kFirstExtraNumber)); ++k) {
                who.number = static_cast<std::uint32_t>(k);
                cases.add(who);
                load.arrivals.emplace_back();
                load.arrivals.back().number = who.number;
                load.arrivals.back().seat = who.seat;
            }
            load.first.push_back(static_cast<std::uint32_t>(load.arrivals.size()));
        }
        fill(world, cases, std::span(load.arrivals).subspan(seat_from));
        for (int week = 1; week <= load.weeks; ++week) {
            const std::size_t k = load.first.size() - 1 - static_cast<std::size_t>(load.weeks - week + 1);
            sort_by_time(std::span(load.arrivals).subspan(load.first[k], load.first[k + 1] - load.first[k]));
        }
    }
    return load;
}

std::vector<Arrival> draw_extra(const World& world, const base::Subject& seat_week, double mean) {
    const int count = base::poisson(world.draws.uniform(Purpose::extra_arrivals, seat_week), mean);
    std::vector<Arrival> extra(static_cast<std::size_t>(count));
    base::Subjects cases;
    for (std::size_t k = 0; k < extra.size(); ++k) {
        base::Subject who = seat_week;
        who.number = extra[k].number = kFirstExtraNumber + static_cast<std::uint32_t>(k);
        extra[k].seat = who.seat;
        cases.add(who);
    }
    fill(world, cases, extra);
    sort_by_time(extra);
    return extra;
}

}  // namespace skoen::sim
