#include "sim/caseload.h"

#include <algorithm>

namespace skoen::sim {

using base::Purpose;

namespace {

void sort_by_time(std::vector<Arrival>& arrivals, std::size_t from) {
    std::sort(arrivals.begin() + static_cast<std::ptrdiff_t>(from), arrivals.end(),
              [](const Arrival& a, const Arrival& b) { return a.time != b.time ? a.time < b.time : a.number < b.number; });
}

}  // namespace

Arrival draw_arrival(const World& world, const base::Subject& who) {
    Arrival arrival;
    arrival.number = who.number;
    arrival.time = world.draws.uniform(Purpose::arrival_time, who);
    arrival.facts = world.generator.draw(world.draws, who, world.solved.scales);
    arrival.predicted = world.tool.predict(arrival.facts);
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
        for (int week = 1; week <= load.weeks; ++week) {
            base::Subject who{0, static_cast<std::uint32_t>(seat), 0, static_cast<std::uint32_t>(week), replication};
            const int count = base::poisson(world.draws.uniform(Purpose::arrivals_count, who), mean);
            const std::size_t from = load.arrivals.size();
            for (int k = 0; k < std::min(count, static_cast<int>(kFirstExtraNumber)); ++k) {
                who.number = static_cast<std::uint32_t>(k);
                load.arrivals.push_back(draw_arrival(world, who));
            }
            sort_by_time(load.arrivals, from);
            load.first.push_back(static_cast<std::uint32_t>(load.arrivals.size()));
        }
    }
    return load;
}

std::vector<Arrival> draw_extra(const World& world, const base::Subject& seat_week, double mean) {
    std::vector<Arrival> extra;
    const int count = base::poisson(world.draws.uniform(Purpose::extra_arrivals, seat_week), mean);
    for (int k = 0; k < count; ++k) {
        base::Subject who = seat_week;
        who.number = kFirstExtraNumber + static_cast<std::uint32_t>(k);
        extra.push_back(draw_arrival(world, who));
    }
    sort_by_time(extra, 0);
    return extra;
}

}  // namespace skoen::sim
