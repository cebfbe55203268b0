#include "sim/inbox.h"

#include <algorithm>

#include "sim/decision.h"

namespace skoen::sim {

CaseLanes Inbox::lanes(std::size_t from) const {
    const auto at = [&](Column c) { return column(c) + from; };
    const auto of = [&](LuckOf kind) { return column(luck(kind)) + from; };
    CaseLanes out;
    out.facts_index = at(facts_index);
    out.cues_index = at(cues_index);
    out.length = at(length);
    out.in_group = at(in_group);
    out.pattern = at(pattern);
    out.score = at(score);
    out.cue_seen = of(LuckOf::cue_seen);
    out.noise_facts = of(LuckOf::facts);
    out.noise_cues = of(LuckOf::cues);
    out.occasion = of(LuckOf::occasion);
    out.attention = of(LuckOf::attention);
    out.request = of(LuckOf::request);
    out.revise = of(LuckOf::revise);
    out.revise_full = of(LuckOf::revise_full);
    out.revise_size = of(LuckOf::revise_size);
    return out;
}

void Inbox::make_room(std::size_t cases) {
    // Lanes may start at any case and read on to whole lanes.
    if (done_ + cases + kLaneWidth <= room_) return;
    const std::size_t wanted = std::max(2 * cases, 4 * kLaneCases) / kLaneWidth * kLaneWidth;
    // Unused lanes are computed too: a score of 1 keeps them inside the tables.
    std::vector<double> values(kColumns * wanted, 1.0);
    for (std::size_t c = 0; c < kColumns; ++c) {
        std::copy_n(column(static_cast<Column>(c)), size(), values.data() + c * wanted);
    }
    values_ = std::move(values);
    room_ = wanted;
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(done_));
    if (!facts_.empty()) facts_.erase(facts_.begin(), facts_.begin() + static_cast<std::ptrdiff_t>(done_));
    done_ = 0;
}

void Inbox::add(const World& world, const Caseload& load, Caseload::Range cases, int week) {
    const std::size_t before = size();
    make_room(before + cases.size);
    const auto put = [&](const double* from, double* to) {
        std::copy_n(from + cases.from, cases.size, to + before);
    };
    put(load.facts.facts_index.data(), column(facts_index));
    put(load.facts.cues_index.data(), column(cues_index));
    put(load.facts.length.data(), column(length));
    put(load.in_group.data(), column(in_group));
    put(load.score.data(), column(score));
    for (std::size_t k = 0; k < kLucks; ++k) {
        put(load.luck.of(static_cast<LuckOf>(k)), column(luck(static_cast<LuckOf>(k))));
    }
    for (std::size_t i = cases.from; i < cases.from + cases.size; ++i) {
        const FactColumns& f = load.facts;
        add_waiting(world,
                    {load.number[i], f.group_bits[i], 0, f.harm[i] != 0,
                     ActOrDismiss::choose(f.risk[i], world.best_threshold), f.facts_index[i],
                     load.predicted[i]},
                    week, load.time[i]);
        if (takes_proposals(world.definition.decision.kind)) facts_.push_back(f.row(i));
    }
}

void Inbox::add(const World& world, const Arrival& arrival, int week) {
    const std::size_t i = size();
    make_room(i + 1);
    const CaseFacts& f = arrival.facts;
    column(facts_index)[i] = f.facts_index;
    column(cues_index)[i] = f.cues_index;
    column(length)[i] = f.length;
    column(in_group)[i] = ((f.group_bits >> world.equity_bit) & 1U) != 0 ? 1.0 : 0.0;
    column(score)[i] = world.tool.score(arrival.predicted);
    add_waiting(world,
                {arrival.number, f.group_bits, 0, f.harm, ActOrDismiss::choose(f.risk, world.best_threshold),
                 f.facts_index, arrival.predicted},
                week, arrival.time);
    if (takes_proposals(world.definition.decision.kind)) facts_.push_back(f);
}

void Inbox::add_waiting(const World& world, const Waiting& waiting, int week, double time) {
    column(arrived)[size()] = (static_cast<double>(week - 1) + time) * world.intake_minutes;
    waiting_.push_back(waiting);
    waiting_.back().week = static_cast<std::uint16_t>(week);
}

void Inbox::weigh(const World& world, const WorkerTraits& worker, const FactColumns& facts,
                  std::size_t first_fact, std::size_t from) {
    const double* z[kMaxFeatures];
    for (std::size_t f = 0; f < worker.weights.size(); ++f) z[f] = facts.z[f].data() + first_fact;
    double* const out = column(pattern) + from;
    const std::size_t cases = size() - from;
    base::lanes().sums(0.0, z, worker.weights.data(), worker.weights.size(), cases, out);
    for (std::size_t i = 0; i < cases; ++i) out[i] = world.solved.scales.facts * out[i];
}

void Inbox::draw(const World& world, const base::Subjects& who, const base::Subjects& day, std::size_t from) {
    LuckPointers out{};
    for (std::size_t k = 0; k < kLucks; ++k) out[k] = column(luck(static_cast<LuckOf>(k))) + from;
    draw_luck(world.draws, who, day, 0, size() - from, out);
}

void Inbox::reorder(const std::vector<std::size_t>& order) {
    std::vector<double> moved_column(order.size());
    for (std::size_t c = 0; c < kColumns; ++c) {
        double* const values = column(static_cast<Column>(c));
        for (std::size_t i = 0; i < order.size(); ++i) moved_column[i] = values[order[i]];
        std::copy(moved_column.begin(), moved_column.end(), values);
    }
    std::vector<Waiting> waiting;
    for (const std::size_t i : order) waiting.push_back((*this)[i]);
    std::copy(waiting.begin(), waiting.end(), waiting_.begin() + static_cast<std::ptrdiff_t>(done_));
}

void Inbox::drop(std::size_t n) { done_ += n; }

}  // namespace skoen::sim
