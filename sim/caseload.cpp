#include "sim/caseload.h"

#include <algorithm>
#include <utility>

#include "sim/base/error.h"

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

// How many cases reach each seat and week.
void draw_counts(const World& world, Caseload& load) {
    const base::PoissonTable counts(world.definition.office.cases_per_week * load.office.workload);
    load.first.assign(1, 0);
    for (std::uint32_t seat = 0; seat < static_cast<std::uint32_t>(load.seats); ++seat) {
        for (std::uint32_t week = 1; week <= static_cast<std::uint32_t>(load.weeks); ++week) {
            const int count =
                counts.at(world.draws.uniform(Purpose::arrivals_count, {0, seat, 0, week, load.replication}));
            load.first.push_back(load.first.back() +
                                 std::min(static_cast<std::uint32_t>(count), kFirstExtraNumber));
        }
    }
}

// When they arrive: numbers and times in order of time.
void draw_times(const World& world, Caseload& load, base::Subjects& who) {
    const auto weeks = static_cast<std::uint32_t>(load.weeks);
    base::Subjects cases;
    cases.resize(load.first.back());
    for (std::size_t k = 0; k + 1 < load.first.size(); ++k) {
        const auto seat = static_cast<std::uint32_t>(k) / weeks,
                   week = static_cast<std::uint32_t>(k) % weeks + 1;
        for (std::uint32_t number = 0; number < load.first[k + 1] - load.first[k]; ++number) {
            cases.set(load.first[k] + number, {number, seat, 0, week, load.replication});
        }
    }
    std::vector<double> unused;
    base::draw_uniforms(world.draws, Purpose::arrival_time, cases, 0, load.time, unused);
    std::vector<std::pair<double, std::uint32_t>> order;
    who.resize(cases.size());
    load.number.resize(cases.size());
    for (std::size_t k = 0; k + 1 < load.first.size(); ++k) {
        order.clear();
        for (std::size_t i = load.first[k]; i < load.first[k + 1]; ++i) {
            order.emplace_back(load.time[i], static_cast<std::uint32_t>(i - load.first[k]));
        }
        std::sort(order.begin(), order.end());
        const auto seat = static_cast<std::uint32_t>(k) / weeks,
                   week = static_cast<std::uint32_t>(k) % weeks + 1;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::size_t place = load.first[k] + i;
            load.time[place] = order[i].first;
            load.number[place] = order[i].second;
            who.set(place, {order[i].second, seat, 0, week, load.replication});
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

namespace {

Caseload start_caseload(const World& world, std::uint32_t replication, Caseload load) {
    const Definition& d = world.definition;
    load.seats = d.office.workers;
    load.weeks = d.office.weeks;
    load.replication = replication;
    load.office = draw_office(d.behaviour, world.draws, replication);
    return load;
}

void fill_facts(const World& world, Caseload& load) {
    base::Subjects who;
    draw_times(world, load, who);
    world.generator.draw(world.draws, who, world.solved.scales, load.facts);
    load.in_group.resize(who.size());
    for (std::size_t i = 0; i < who.size(); ++i) {
        load.in_group[i] = ((load.facts.group_bits[i] >> world.equity_bit) & 1U) != 0 ? 1.0 : 0.0;
    }
    load.luck.draw(world.draws, who, who);
    load.audit = draw_audit(world, load.replication);
}

// The entries of a column at these places.
template <class T>
void pick(const std::vector<T>& from, const std::vector<std::uint32_t>& places, std::vector<T>& to) {
    to.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) to[i] = from[places[i]];
}

}  // namespace

Caseload draw_caseload(const World& world, std::uint32_t replication, Caseload room) {
    Caseload load = start_caseload(world, replication, std::move(room));
    draw_counts(world, load);
    fill_facts(world, load);
    world.tool.predict(load.facts, load.predicted, load.score);
    return load;
}

Caseload largest_caseload(std::span<const World> worlds, std::uint32_t replication, Caseload room) {
    base::ensure(!worlds.empty(), "largest_caseload: no world");
    Caseload most = start_caseload(worlds.front(), replication, std::move(room));
    for (const World& world : worlds) {
        const OfficeTraits office = draw_office(world.definition.behaviour, world.draws, replication);
        if (office.workload > most.office.workload) most.office = office;
    }
    draw_counts(worlds.front(), most);
    fill_facts(worlds.front(), most);
    return most;
}

Caseload draw_caseload(const World& world, const Caseload& most, Caseload room) {
    Caseload load = start_caseload(world, most.replication, std::move(room));
    draw_counts(world, load);
    std::vector<std::uint32_t> places;
    places.reserve(load.first.back());
    for (std::size_t k = 0; k + 1 < load.first.size(); ++k) {
        const std::uint32_t count = load.first[k + 1] - load.first[k];
        for (std::uint32_t i = most.first[k]; i < most.first[k + 1]; ++i) {
            if (most.number[i] < count) places.push_back(i);
        }
    }
    base::ensure(places.size() == load.first.back(), "draw_caseload: too few cases to choose from");
    const FactColumns& facts = most.facts;
    load.facts.z.resize(facts.z.size());
    for (std::size_t f = 0; f < facts.z.size(); ++f) pick(facts.z[f], places, load.facts.z[f]);
    pick(facts.facts_index, places, load.facts.facts_index);
    pick(facts.cues_index, places, load.facts.cues_index);
    pick(facts.risk, places, load.facts.risk);
    pick(facts.length, places, load.facts.length);
    pick(facts.cue_bits, places, load.facts.cue_bits);
    pick(facts.group_bits, places, load.facts.group_bits);
    pick(facts.harm, places, load.facts.harm);
    pick(most.in_group, places, load.in_group);
    pick(most.time, places, load.time);
    pick(most.number, places, load.number);
    load.luck.take(most.luck, places);
    load.audit = most.audit;
    for (Arrival& arrival : load.audit) arrival.predicted = world.tool.predict(arrival.facts);
    world.tool.predict(load.facts, load.predicted, load.score);
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

std::vector<Arrival> draw_extra(const World& world, std::span<const base::Subject> seat_weeks,
                                std::span<const double> means) {
    std::vector<Arrival> extra;
    std::vector<std::size_t> first{0};
    base::Subjects cases;
    for (std::size_t s = 0; s < seat_weeks.size(); ++s) {
        base::Subject who = seat_weeks[s];
        const int count = base::poisson(world.draws.uniform(Purpose::extra_arrivals, who), means[s]);
        for (int k = 0; k < count; ++k) {
            who.number = kFirstExtraNumber + static_cast<std::uint32_t>(k);
            cases.add(who);
            extra.emplace_back();
            extra.back().number = who.number;
            extra.back().seat = who.seat;
        }
        first.push_back(extra.size());
    }
    if (extra.empty()) return extra;
    fill(world, cases, extra);
    for (std::size_t s = 0; s < seat_weeks.size(); ++s) {
        sort_by_time(std::span(extra).subspan(first[s], first[s + 1] - first[s]));
    }
    return extra;
}

std::vector<Arrival> draw_extra(const World& world, const base::Subject& seat_week, double mean) {
    return draw_extra(world, std::span(&seat_week, 1), std::span(&mean, 1));
}

}  // namespace skoen::sim
