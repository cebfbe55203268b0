#include "sim/caseload.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/base/error.h"
#include "sim/decision.h"
#include "sim/settle_kernel.h"

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

// Where each of some cases stands in order of time, then number.
void find_places(const double* time, std::size_t cases, std::vector<std::uint64_t>& places) {
    constexpr std::size_t kFew = 128;  // comparing all with all in lanes is quicker than sorting
    places.resize(cases);
    if (cases <= kFew) {
        base::lanes().ranks(time, cases, places.data());
        return;
    }
    std::vector<std::uint32_t> order(cases);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return time[a] < time[b]; });
    for (std::size_t i = 0; i < cases; ++i) places[order[i]] = i;
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
    std::vector<double> time(cases.size());
    base::lanes().uniforms(world.draws.key(Purpose::arrival_time), 0, cases.counters(), cases.size(),
                           time.data(), nullptr);
    std::vector<std::uint64_t> places;
    who.resize(cases.size());
    load.time.resize(cases.size());
    load.number.resize(cases.size());
    load.arrival_week.resize(cases.size());
    for (std::size_t k = 0; k + 1 < load.first.size(); ++k) {
        const std::size_t from = load.first[k], count = load.first[k + 1] - from;
        find_places(time.data() + from, count, places);
        const auto seat = static_cast<std::uint32_t>(k) / weeks,
                   week = static_cast<std::uint32_t>(k) % weeks + 1;
        for (std::uint32_t number = 0; number < count; ++number) {
            const std::size_t place = from + places[number];
            load.time[place] = time[from + number];
            load.number[place] = number;
            load.arrival_week[place] = static_cast<std::uint16_t>(week);
            who.set(place, {number, seat, 0, week, load.replication});
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

void fill_facts(const World& world, Caseload& load, LuckNeeds needs) {
    base::Subjects who;
    draw_times(world, load, who);
    world.generator.draw(world.draws, who, world.solved.scales, load.facts);
    load.in_group.resize(who.size());
    for (std::size_t i = 0; i < who.size(); ++i) {
        load.in_group[i] = ((load.facts.group_bits[i] >> world.equity_bit) & 1U) != 0 ? 1.0 : 0.0;
    }
    load.luck.draw(world.draws, who, who, needs);
    load.audit = draw_audit(world, load.replication);
}

// The entries of a column at these places.
template <class T>
void pick(const std::vector<T>& from, const std::vector<std::uint32_t>& places, std::vector<T>& to) {
    to.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) to[i] = from[places[i]];
}

// What the options of a palette are to the cases of a seat and its first worker.
void fill_options(const World& world, std::uint32_t seat, std::size_t from, std::size_t to, Caseload& load) {
    base::Subjects keys;
    std::vector<CaseFacts> rows;
    rows.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) {
        keys.add({load.number[i], seat, 0, load.arrival_week[i], load.replication});
        rows.push_back(load.facts.row(i));
    }
    fill_option_cases(world, keys, rows, from, load.option_cases);
    fill_option_luck(world, keys, keys, rows, load.crew[seat].weights, from, load.option_luck);
}

// What follows from facts, tool and people: the same for every plan that is played on these cases.
void complete(const World& world, Caseload& load) {
    const std::size_t cases = load.size();
    world.tool.predict(load.facts, load.predicted, load.score);
    load.arrived.resize(cases);
    load.truth.resize(cases);
    for (std::size_t i = 0; i < cases; ++i) {
        load.arrived[i] =
            (static_cast<double>(load.arrival_week[i] - 1) + load.time[i]) * world.intake_minutes;
        const bool best = ActOrDismiss::choose(load.facts.risk[i], world.best_threshold);
        load.truth[i] = (load.facts.harm[i] != 0 ? kHarm : 0U) | (best ? kBest : 0U);
    }
    load.crew.clear();
    load.pattern.resize(cases);
    const bool options = has_options(world.definition.decision.kind);
    if (options) {
        load.option_cases.resize(cases, world.palette->options);
        load.option_luck.resize(cases, world.palette->options);
    }
    for (std::uint32_t seat = 0; seat < static_cast<std::uint32_t>(load.seats); ++seat) {
        load.crew.push_back(draw_worker(world.definition, world.shared, load.office, world.draws,
                                        {0, seat, 0, 0, load.replication}));
        const auto weeks = static_cast<std::size_t>(load.weeks);
        const std::size_t from = load.first[seat * weeks], to = load.first[(seat + 1) * weeks];
        weigh_patterns(world.solved.scales, load.crew.back().weights, load.facts, from, to - from,
                       load.pattern.data() + from);
        if (options) fill_options(world, seat, from, to, load);
    }
    for (auto* column : {&load.facts.facts_index, &load.facts.cues_index, &load.facts.length, &load.in_group,
                         &load.pattern, &load.score})
        base::whole_lanes(*column);
    base::whole_lanes(load.truth);
    load.luck.whole_lanes();
}

}  // namespace

void weigh_patterns(const Scales& scales, const std::vector<double>& weights, const FactColumns& facts,
                    std::size_t from, std::size_t cases, double* out) {
    const double* z[kMaxFeatures];
    for (std::size_t f = 0; f < weights.size(); ++f) z[f] = facts.z[f].data() + from;
    base::lanes().sums(0.0, z, weights.data(), weights.size(), cases, out);
    for (std::size_t i = 0; i < cases; ++i) out[i] = scales.facts * out[i];
}

Caseload draw_caseload(const World& world, std::uint32_t replication, Caseload room, LuckNeeds needs) {
    Caseload load = start_caseload(world, replication, std::move(room));
    draw_counts(world, load);
    fill_facts(world, load, needs);
    complete(world, load);
    return load;
}

Caseload largest_caseload(std::span<const World> worlds, std::uint32_t replication, Caseload room,
                          LuckNeeds needs) {
    base::ensure(!worlds.empty(), "largest_caseload: no world");
    Caseload most = start_caseload(worlds.front(), replication, std::move(room));
    for (const World& world : worlds) {
        const OfficeTraits office = draw_office(world.definition.behaviour, world.draws, replication);
        if (office.workload > most.office.workload) most.office = office;
    }
    draw_counts(worlds.front(), most);
    fill_facts(worlds.front(), most, needs);
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
    pick(most.arrival_week, places, load.arrival_week);
    load.luck.take(most.luck, places);
    load.audit = most.audit;
    for (Arrival& arrival : load.audit) arrival.predicted = world.tool.predict(arrival.facts);
    complete(world, load);
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
