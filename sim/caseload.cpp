#include "sim/caseload.h"

#include <algorithm>
#include <utility>

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

// How many cases reach each seat and week, and when: numbers and times in order of time.
void draw_times(const World& world, double mean, Caseload& load, base::Subjects& who) {
    const auto weeks = static_cast<std::uint32_t>(load.weeks);
    const base::PoissonTable counts(mean);
    base::Subjects cases;
    load.first.push_back(0);
    for (std::uint32_t seat = 0; seat < static_cast<std::uint32_t>(load.seats); ++seat) {
        for (std::uint32_t week = 1; week <= weeks; ++week) {
            base::Subject key{0, seat, 0, week, load.replication};
            const int count = std::min(counts.at(world.draws.uniform(Purpose::arrivals_count, key)),
                                       static_cast<int>(kFirstExtraNumber));
            for (; key.number < static_cast<std::uint32_t>(count); ++key.number) cases.add(key);
            load.first.push_back(static_cast<std::uint32_t>(cases.size()));
        }
    }
    std::vector<double> unused;
    base::draw_uniforms(world.draws, Purpose::arrival_time, cases, 0, load.time, unused);
    std::vector<std::pair<double, std::uint32_t>> order;
    who.reserve(cases.size());
    load.number.reserve(cases.size());
    for (std::size_t k = 0; k + 1 < load.first.size(); ++k) {
        order.clear();
        for (std::size_t i = load.first[k]; i < load.first[k + 1]; ++i) {
            order.emplace_back(load.time[i], static_cast<std::uint32_t>(i - load.first[k]));
        }
        std::sort(order.begin(), order.end());
        const auto seat = static_cast<std::uint32_t>(k) / weeks, week = static_cast<std::uint32_t>(k) % weeks + 1;
        for (std::size_t i = 0; i < order.size(); ++i) {
            load.time[load.first[k] + i] = order[i].first;
            load.number.push_back(order[i].second);
            who.add({order[i].second, seat, 0, week, load.replication});
        }
    }
}

std::vector<Arrival> draw_audit(const World& world, std::uint32_t replication) {
    base::Subjects who;
    std::vector<Arrival> deck(kAuditCases);
    for (std::uint32_t c = 0; c < kAuditCases; ++c) {
        deck[c].number = kFirstAuditNumber + kAuditOccasions * c;
        who.add({deck[c].number, 0, 0, 0, replication});
    }
    fill(world, who, deck);
    return deck;
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
    base::Subjects who;
    draw_times(world, d.office.cases_per_week * load.office.workload, load, who);
    world.generator.draw(world.draws, who, world.solved.scales, load.facts);
    world.tool.predict(load.facts, load.predicted, load.score);
    for (const std::uint32_t bits : load.facts.group_bits) {
        load.in_group.push_back(((bits >> world.equity_bit) & 1U) != 0 ? 1.0 : 0.0);
    }
    load.luck.draw(world.draws, who, who);
    load.audit = draw_audit(world, replication);
    return load;
}

Arrival Caseload::arrival(int seat, std::size_t index) const {
    Arrival arrival;
    arrival.facts = facts.row(index);
    arrival.predicted = predicted[index];
    arrival.time = time[index];
    arrival.number = number[index];
    arrival.seat = static_cast<std::uint32_t>(seat);
    return arrival;
}

std::vector<Arrival> Caseload::of(int seat, int week) const {
    const Range cases = range(seat, week);
    std::vector<Arrival> out;
    for (std::size_t i = 0; i < cases.size; ++i) out.push_back(arrival(seat, cases.from + i));
    return out;
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
