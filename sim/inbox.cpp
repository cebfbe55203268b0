#include "sim/inbox.h"

#include <algorithm>

#include "sim/base/error.h"
#include "sim/decision.h"
#include "sim/settle_kernel.h"

namespace skoen::sim {

Inbox::Inbox(const Caseload& load) : load_(&load) {
    const FactColumns& f = load.facts;
    columns_[facts_index] = f.facts_index.data();
    columns_[cues_index] = f.cues_index.data();
    columns_[length] = f.length.data();
    columns_[in_group] = load.in_group.data();
    columns_[pattern] = load.pattern.data();
    columns_[score] = load.score.data();
    columns_[predicted] = load.predicted.data();
    columns_[arrived] = load.arrived.data();
    for (std::size_t k = 0; k < kLucks; ++k) {
        const auto kind = static_cast<LuckOf>(k);
        columns_[luck(kind)] = load.luck.of(kind);
    }
    numbers_ = load.number.data();
    group_bits_ = f.group_bits.data();
    weeks_ = load.arrival_week.data();
    truth_ = load.truth.data();
}

Waiting Inbox::operator[](std::size_t i) const {
    const std::uint32_t truth = truth_[done_ + i];
    return {numbers_[done_ + i],  group_bits_[done_ + i], weeks_[done_ + i],   (truth & kHarm) != 0,
            (truth & kBest) != 0, column(facts_index)[i], column(predicted)[i]};
}

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

// Cases of its own start at the front again, with room for more.
void Inbox::make_room(std::size_t cases) {
    // Lanes may start at any case and read on to whole lanes.
    if (done_ + cases + kLaneWidth <= room_) return;
    const std::size_t wanted = std::max(2 * cases, 4 * kLaneCases) / kLaneWidth * kLaneWidth;
    // Unused lanes are computed too: a score of 1 keeps them inside the tables.
    std::vector<double> values(kColumns * wanted, 1.0);
    for (std::size_t c = 0; c < kColumns && room_ > 0; ++c) {
        std::copy_n(column(static_cast<Column>(c)), size(), values.data() + c * wanted);
    }
    own_.values = std::move(values);
    room_ = wanted;
    const auto forward = [&](auto& all) {
        std::copy_n(all.data() + done_, size(), all.data());
        all.resize(wanted);
    };
    if (done_ > 0) {
        forward(own_.numbers);
        forward(own_.group_bits);
        forward(own_.truth);
        forward(own_.weeks);
        if (!facts_.empty()) {
            facts_.erase(facts_.begin(), facts_.begin() + static_cast<std::ptrdiff_t>(done_));
            places_.erase(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(done_));
        }
    }
    own_.numbers.resize(wanted), own_.group_bits.resize(wanted);
    own_.truth.resize(wanted), own_.weeks.resize(wanted);
    end_ -= done_;
    done_ = 0;
    point_to_own();
}

void Inbox::point_to_own() {
    for (std::size_t c = 0; c < kColumns; ++c) columns_[c] = own_.values.data() + c * room_;
    numbers_ = own_.numbers.data();
    group_bits_ = own_.group_bits.data();
    truth_ = own_.truth.data();
    weeks_ = own_.weeks.data();
}

void Inbox::add(const World& world, const Caseload& load, Caseload::Range cases) {
    if (!lent()) {
        copy(world, load, cases);
        return;
    }
    if (size() == 0) done_ = end_ = cases.from;
    base::ensure(end_ == cases.from, "Inbox: what is lent must follow on");
    end_ += cases.size;
}

void Inbox::copy(const World& world, const Caseload& load, Caseload::Range cases) {
    const std::size_t before = size();
    make_room(before + cases.size);
    const Inbox all(load);
    for (std::size_t c = 0; c < kColumns; ++c)
        std::copy_n(all.columns_[c] + cases.from, cases.size, writable(static_cast<Column>(c)) + before);
    std::copy_n(all.numbers_ + cases.from, cases.size, own_.numbers.data() + end_);
    std::copy_n(all.group_bits_ + cases.from, cases.size, own_.group_bits.data() + end_);
    std::copy_n(all.truth_ + cases.from, cases.size, own_.truth.data() + end_);
    std::copy_n(all.weeks_ + cases.from, cases.size, own_.weeks.data() + end_);
    end_ += cases.size;
    if (!takes_proposals(world.definition.decision.kind)) return;
    for (std::size_t i = cases.from; i < cases.from + cases.size; ++i) {
        facts_.push_back(load.facts.row(i));
        places_.push_back(static_cast<std::uint32_t>(i));
    }
}

void Inbox::keep_own(const World& world) {
    if (!lent()) return;
    const Caseload& load = *load_;
    const Caseload::Range waiting{done_, size()};
    load_ = nullptr;
    done_ = end_ = 0;
    copy(world, load, waiting);
}

void Inbox::add(const World& world, const Arrival& arrival, int week) {
    const std::size_t i = size();
    make_room(i + 1);
    const CaseFacts& f = arrival.facts;
    writable(facts_index)[i] = f.facts_index;
    writable(cues_index)[i] = f.cues_index;
    writable(length)[i] = f.length;
    writable(in_group)[i] = ((f.group_bits >> world.equity_bit) & 1U) != 0 ? 1.0 : 0.0;
    writable(score)[i] = world.tool.score(arrival.predicted);
    writable(predicted)[i] = arrival.predicted;
    writable(arrived)[i] = (static_cast<double>(week - 1) + arrival.time) * world.intake_minutes;
    own_.numbers[end_] = arrival.number;
    own_.group_bits[end_] = f.group_bits;
    own_.truth[end_] =
        (f.harm ? kHarm : 0U) | (ActOrDismiss::choose(f.risk, world.best_threshold) ? kBest : 0U);
    own_.weeks[end_] = static_cast<std::uint16_t>(week);
    ++end_;
    if (!takes_proposals(world.definition.decision.kind)) return;
    facts_.push_back(f);
    places_.push_back(kNowhere);
}

void Inbox::weigh(const World& world, const WorkerTraits& worker, const FactColumns& facts,
                  std::size_t first_fact, std::size_t from) {
    weigh_patterns(world.solved.scales, worker.weights, facts, first_fact, size() - from,
                   writable(pattern) + from);
}

void Inbox::draw(const World& world, const base::Subjects& who, const base::Subjects& day, std::size_t from,
                 LuckNeeds needs) {
    LuckPointers out{};
    for (std::size_t k = 0; k < kLucks; ++k) out[k] = writable(luck(static_cast<LuckOf>(k))) + from;
    draw_luck(world.draws, who, day, 0, size() - from, out, needs);
}

void Inbox::reorder(const std::vector<std::size_t>& order) {
    std::vector<double> moved_column(order.size());
    for (std::size_t c = 0; c < kColumns; ++c) {
        double* const values = writable(static_cast<Column>(c));
        for (std::size_t i = 0; i < order.size(); ++i) moved_column[i] = values[order[i]];
        std::copy(moved_column.begin(), moved_column.end(), values);
    }
    const auto in_order = [&](auto& all) {
        const std::vector before(all.begin() + static_cast<std::ptrdiff_t>(done_),
                                 all.begin() + static_cast<std::ptrdiff_t>(end_));
        for (std::size_t i = 0; i < order.size(); ++i) all[done_ + i] = before[order[i]];
    };
    in_order(own_.numbers);
    in_order(own_.group_bits);
    in_order(own_.truth);
    in_order(own_.weeks);
}

}  // namespace skoen::sim
