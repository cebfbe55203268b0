#include "lab/difference.h"

#include <algorithm>
#include <mutex>

#include "lab/lending.h"
#include "lab/mixed_twins.h"
#include "lab/parallel.h"
#include "sim/base/error.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

using sim::Event;

std::size_t at(Cause cause) { return static_cast<std::size_t>(cause); }

// Where the case of an event lies among those of the caseload; cases that saved time was turned into lie nowhere.
class Places {
  public:
    explicit Places(const sim::Caseload& load) : load_(load), of_number_(load.size()) {
        for (int seat = 0; seat < load.seats; ++seat) {
            for (int week = 1; week <= load.weeks; ++week) {
                const sim::Caseload::Range range = load.range(seat, week);
                for (std::size_t i = range.from; i < range.from + range.size; ++i)
                    of_number_[range.from + load.number[i]] = i;
            }
        }
    }
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t of(const Event& e) const {
        if (e.number >= sim::kFirstExtraNumber) return kNowhere;
        return of_number_[load_.range(e.seat, e.arrival_week).from + e.number];
    }

  private:
    const sim::Caseload& load_;
    std::vector<std::size_t> of_number_;
};

ErrorTotals totals_of(const Event& e) {
    if (sim::takes_proposals(e.kind)) {  // nothing is averted there: harm is what was missed
        const int missed = e.verdict == sim::Verdict::missed ? 1 : 0;
        return {1, missed, e.verdict == sim::Verdict::disturbed ? 1 : 0, missed};
    }
    return {1, !e.acts && e.harm ? 1 : 0, e.acts && !e.harm ? 1 : 0, e.harm ? 1 : 0};
}

// Errors of deciding one way instead of another on one case.
struct Tallier {
    bool harm;
    CauseCounts& into;
    // factor: 2 for a whole step, 1 for one of two orders; negative for the plan compared with.
    void step(Cause cause, bool to, bool from, int factor) const {
        if (to == from) return;
        if (harm) {
            into.missed[at(cause)] += to ? -factor : factor;
        } else {
            into.disturbed[at(cause)] += to ? factor : -factor;
        }
    }
};

// From the local twin to the decision: the score, then what an override costs.
void count_judgement(const Event& e, int factor, const Tallier& tally) {
    // What was decided before an override had its price.
    const bool judged = e.shown ? e.wanted_override != e.recommended : e.acts;
    const Cause by_score = e.skipped ? Cause::skipped : Cause::revised;
    tally.step(by_score, judged, e.twin_acts, factor);
    tally.step(Cause::overriding, e.acts, judged, factor);
    auto& extent = factor > 0 ? tally.into.strategy_extent : tally.into.versus_extent;
    extent[at(by_score)] += judged != e.twin_acts ? 1 : 0;
    extent[at(Cause::overriding)] += e.acts != judged ? 1 : 0;
}

// Time and people behind one decided case.
void add_extent(const sim::World& world, const sim::Play& play, const Event& e, bool same_person,
                std::array<double, kCauses>& extent) {
    const sim::WeekMind& mind = play.minds[e.week - 1U][e.seat];
    extent[at(Cause::pace)] +=
        sim::share_of_minutes(world.definition.behaviour, mind.pressure) * mind.cue_time;
    if (same_person) extent[at(Cause::learning)] += mind.skill_facts + mind.skill_cues;
    extent[at(Cause::turnover)] += mind.generation;
}

Extent extent_of(double strategy, double versus) {
    if (strategy == versus) return Extent::same;
    if (versus == 0) return Extent::only_here;
    if (strategy == 0) return Extent::none_here;
    return strategy > versus ? Extent::more : Extent::fewer;
}

double per(std::int64_t count, std::int64_t cases) {
    return static_cast<double>(count) / static_cast<double>(cases);
}

// One difference and its causes.
struct Amounts {
    double whole = 0;
    std::array<double, kCauses> causes{};
};

std::optional<Amounts> errors_of(const CauseCounts& c, std::int64_t ErrorTotals::*error,
                                 const std::array<std::int64_t, kCauses>& doubled) {
    if (c.strategy.cases == 0 || c.versus.cases == 0 || c.strategy_common.cases == 0) return std::nullopt;
    Amounts out;
    const double strategy = per(c.strategy.*error, c.strategy.cases);
    const double versus = per(c.versus.*error, c.versus.cases);
    out.whole = strategy - versus;
    for (std::size_t k = 0; k < kCauses; ++k) out.causes[k] = per(doubled[k], 2 * c.strategy_common.cases);
    out.causes[at(Cause::cases)] = (strategy - per(c.strategy_common.*error, c.strategy_common.cases)) -
                                   (versus - per(c.versus_common.*error, c.versus_common.cases));
    return out;
}

// Harm a case is a weighted sum of missed, disturbed, and of how many cases there was harm in.
std::optional<Amounts> harm_of(const CauseCounts& c, const sim::Costs& costs) {
    const auto missed = errors_of(c, &ErrorTotals::missed, c.missed);
    const auto disturbed = errors_of(c, &ErrorTotals::disturbed, c.disturbed);
    const auto harm = errors_of(c, &ErrorTotals::harm, {});
    if (!missed || !disturbed || !harm) return std::nullopt;
    const double of_missed = costs.averted_share * costs.missed, of_disturbed = costs.disturbed;
    const double of_harm = (1.0 - costs.averted_share) * costs.missed;
    Amounts out;
    const auto sum = [&](double m, double d, double h) {
        return of_missed * m + of_disturbed * d + of_harm * h;
    };
    out.whole = sum(missed->whole, disturbed->whole, harm->whole);
    for (std::size_t k = 0; k < kCauses; ++k)
        out.causes[k] = sum(missed->causes[k], disturbed->causes[k], harm->causes[k]);
    return out;
}

std::optional<Amounts> amounts_of(const CauseCounts& counts, std::string_view measure,
                                  const sim::Costs& costs) {
    if (measure == "missed_rate") return errors_of(counts, &ErrorTotals::missed, counts.missed);
    if (measure == "disturbed_rate") return errors_of(counts, &ErrorTotals::disturbed, counts.disturbed);
    base::ensure(measure == "harm_cost", "a measure that cannot be split: " + std::string(measure));
    return harm_of(counts, costs);
}

double group_sum(const Amounts& amounts, std::size_t group) {
    double sum = 0;
    for (std::size_t k = 0; k < kCauses; ++k) {
        if (static_cast<std::size_t>(group_of(static_cast<Cause>(k))) == group) sum += amounts.causes[k];
    }
    return sum;
}

// `read` one number of the pooled amounts and of those of each replication.
template <class Read>
Estimate estimate_of(const std::optional<Amounts>& pooled, const std::vector<std::optional<Amounts>>& each,
                     const Read& read) {
    Estimate out;
    if (pooled) out.mean = read(*pooled);
    std::vector<double> values;
    for (const auto& one : each) {
        if (one) values.push_back(read(*one));
    }
    out.defined = static_cast<int>(values.size());
    if (values.empty()) return out;
    std::sort(values.begin(), values.end());
    out.lo = stats::quantile_sorted(values, 0.05);
    out.hi = stats::quantile_sorted(values, 0.95);
    return out;
}

}  // namespace

std::string_view cause_name(Cause cause) {
    constexpr std::array<std::string_view, kCauses> kNames = {"skipped", "revised",  "overriding", "pace",
                                                              "cases",   "learning", "turnover"};
    return kNames[at(cause)];
}

std::string_view group_name(CauseGroup group) {
    constexpr std::array<std::string_view, kCauseGroups> kNames = {"judgement", "time", "people"};
    return kNames[static_cast<std::size_t>(group)];
}

CauseGroup group_of(Cause cause) {
    switch (cause) {
    case Cause::skipped:
    case Cause::revised:
    case Cause::overriding:
        return CauseGroup::judgement;
    case Cause::pace:
    case Cause::cases:
        return CauseGroup::time;
    case Cause::learning:
    case Cause::turnover:
        break;
    }
    return CauseGroup::people;
}

ErrorTotals& ErrorTotals::operator+=(const ErrorTotals& o) {
    cases += o.cases;
    missed += o.missed;
    disturbed += o.disturbed;
    harm += o.harm;
    return *this;
}

CauseCounts& CauseCounts::operator+=(const CauseCounts& o) {
    strategy += o.strategy;
    versus += o.versus;
    strategy_common += o.strategy_common;
    versus_common += o.versus_common;
    for (std::size_t k = 0; k < kCauses; ++k) {
        missed[k] += o.missed[k];
        disturbed[k] += o.disturbed[k];
        strategy_extent[k] += o.strategy_extent[k];
        versus_extent[k] += o.versus_extent[k];
    }
    return *this;
}

CauseCounts count_causes(const sim::World& world, const sim::Caseload& caseload, const sim::Play& strategy,
                         const sim::Play& versus) {
    CauseCounts out;
    const Places places(caseload);
    std::vector<const Event*> beside(caseload.size(), nullptr);
    for (const Event& e : versus.events) {
        out.versus += totals_of(e);
        if (const std::size_t place = places.of(e); place != Places::kNowhere) beside[place] = &e;
    }
    std::vector<DecidedTwice> both;
    std::vector<std::pair<const Event*, const Event*>> events;
    for (const Event& e : strategy.events) {
        out.strategy += totals_of(e);
        const std::size_t place = places.of(e);
        if (place == Places::kNowhere || beside[place] == nullptr) continue;
        const Event& other = *beside[place];
        both.push_back(
            {place, e.seat, e.week, other.week, e.number, e.arrival_week, e.twin_acts, other.twin_acts});
        events.emplace_back(&e, &other);
    }
    const std::vector<MixedTwin> mixed = MixedTwins(world, caseload, strategy, versus).of(both);
    for (std::size_t i = 0; i < both.size(); ++i) {
        const Event &x = *events[i].first, &y = *events[i].second;
        out.strategy_common += totals_of(x);
        out.versus_common += totals_of(y);
        const Tallier tally{x.harm, out};
        count_judgement(x, 2, tally);
        count_judgement(y, -2, tally);
        add_extent(world, strategy, x, x.generation == y.generation, out.strategy_extent);
        add_extent(world, versus, y, x.generation == y.generation, out.versus_extent);
        const Cause people = x.generation == y.generation ? Cause::learning : Cause::turnover;
        tally.step(Cause::pace, x.twin_acts, mixed[i].people_of_first, 1);
        tally.step(Cause::pace, mixed[i].time_of_first, y.twin_acts, 1);
        tally.step(people, x.twin_acts, mixed[i].time_of_first, 1);
        tally.step(people, mixed[i].people_of_first, y.twin_acts, 1);
    }
    const auto only = [](const ErrorTotals& all, const ErrorTotals& common) {
        return static_cast<double>(all.cases - common.cases);
    };
    out.strategy_extent[at(Cause::cases)] = only(out.strategy, out.strategy_common);
    out.versus_extent[at(Cause::cases)] = only(out.versus, out.versus_common);
    return out;
}

CauseCounts count_totals(const sim::Play& strategy, const sim::Play& versus) {
    CauseCounts out;
    for (const Event& e : strategy.events) out.strategy += totals_of(e);
    for (const Event& e : versus.events) out.versus += totals_of(e);
    out.strategy_common = out.strategy, out.versus_common = out.versus;
    return out;
}

std::vector<CausesOfPair> find_causes(const sim::World& world, const std::vector<sim::Strategy>& strategies,
                                      const std::vector<PlanPair>& pairs, const RunOptions& options) {
    std::vector<CausesOfPair> out;
    for (const PlanPair& pair : pairs) {
        base::ensure(pair.strategy < strategies.size() && pair.versus < strategies.size(),
                     "find_causes: no such strategy");
        out.push_back(
            {pair, true, {}, std::vector<CauseCounts>(static_cast<std::size_t>(options.replications))});
    }
    const bool splits = splits_causes(world.definition.decision.kind);
    for (CausesOfPair& one : out) one.splits = splits;
    std::mutex mutex;
    int done = 0;
    const sim::LuckNeeds needs = sim::luck_needs(world, strategies, world.definition.office.weeks);
    Lending<OfficeRoom> lending;
    for_each_index(options.replications, threads_to_use(options.threads), options.cancel, [&](int index) {
        const auto loan = lending.borrow();
        auto& [caseload, rooms] = *loan;
        caseload = sim::draw_caseload(world, static_cast<std::uint32_t>(index), std::move(caseload), needs);
        rooms.resize(std::max(rooms.size(), strategies.size()));
        std::vector<sim::Play> plays;
        for (std::size_t s = 0; s < strategies.size(); ++s)
            plays.push_back(sim::play(world, caseload, strategies[s],
                                      {.audit = false, .minds = splits, .room = std::move(rooms[s])}));
        for (CausesOfPair& one : out) {
            one.replications[static_cast<std::size_t>(index)] =
                splits ? count_causes(world, caseload, plays[one.pair.strategy], plays[one.pair.versus])
                       : count_totals(plays[one.pair.strategy], plays[one.pair.versus]);
        }
        for (std::size_t s = 0; s < plays.size(); ++s) rooms[s].take(std::move(plays[s]));
        const std::lock_guard lock(mutex);
        ++done;
        if (options.progress) options.progress(done, options.replications);
    });
    if (options.cancel != nullptr && *options.cancel) return {};
    for (CausesOfPair& one : out) {
        for (const CauseCounts& counts : one.replications) one.pooled += counts;
    }
    return out;
}

Difference split_difference(const CausesOfPair& causes, std::string_view measure, const sim::Costs& costs) {
    Difference out;
    out.measure = std::string(measure);
    const std::optional<Amounts> pooled = amounts_of(causes.pooled, measure, costs);
    std::vector<std::optional<Amounts>> each;
    for (const CauseCounts& counts : causes.replications) each.push_back(amounts_of(counts, measure, costs));
    out.whole = estimate_of(pooled, each, [](const Amounts& a) { return a.whole; });
    if (!causes.splits) return out;
    for (std::size_t g = 0; g < kCauseGroups; ++g)
        out.groups[g] = estimate_of(pooled, each, [g](const Amounts& a) { return group_sum(a, g); });
    for (std::size_t k = 0; k < kCauses; ++k)
        out.causes[k] = estimate_of(pooled, each, [k](const Amounts& a) { return a.causes[k]; });
    for (std::size_t k = 0; k < kCauses; ++k)
        out.extents[k] = extent_of(causes.pooled.strategy_extent[k], causes.pooled.versus_extent[k]);
    return out;
}

}  // namespace skoen::lab
