#include "tests/sim/twin_sample.h"

#include <array>
#include <bit>
#include <type_traits>

#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "tests/sim/worlds.h"
#include "tests/stats/stream.h"

namespace skoen::test {

namespace {

double between(Stream& s, double lo, double hi) { return lo + (hi - lo) * s.uniform(); }

// Four trained tools; everything else is drawn per case.
const sim::World& base_world(std::size_t kind) {
    static const std::array<sim::World, 4> kWorlds = [] {
        const auto make = [](std::uint64_t seed, const auto& edit) {
            sim::Definition d = home();
            d.history.cases = 600;
            edit(d);
            return sim::World(d, seed);
        };
        return std::array<sim::World, 4>{make(1, [](sim::Definition&) {}),
                                         make(2,
                                              [](sim::Definition& d) {
                                                  d.model.family = sim::ModelFamily::trees;
                                                  d.model.trees.rounds = 12;
                                                  d.model.line = 6;
                                              }),
                                         make(3,
                                              [](sim::Definition& d) {
                                                  d.model.line = 10;
                                                  d.model.hidden = {d.features.back().id};
                                                  d.equity_group.clear();
                                                  d.minutes.spread = 0.8;
                                              }),
                                         make(4, [](sim::Definition& d) {
                                             d.model.line = 2;
                                             d.model.age_tilt = 1;
                                             d.model.tilt_feature = d.features.front().id;
                                             d.history.label = sim::LabelKind::past_decision;
                                             d.features.pop_back();  // an odd number of features
                                             std::erase_if(d.correlations, [&](const sim::Correlation& c) {
                                                 return c.a == home().features.back().id ||
                                                        c.b == home().features.back().id;
                                             });
                                             std::erase_if(d.groups, [](const sim::Group& g) {
                                                 return g.feature == home().features.back().id;
                                             });
                                         })};
    }();
    return kWorlds[kind];
}

// A third of the sample keeps the ledger's values, the rest mixes them with draws from the whole range and its ends.
void draw_behaviour(Stream& s, sim::Behaviour& b) {
    const bool ledger_only = s.yes(1.0 / 3);
    const double wild = s.uniform();
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        const auto& range = scenarios::ledger_row(number.field).range;
        const bool changed = s.yes(wild);
        const double inside = between(s, range[0], range[1]);
        const double end = s.yes(0.5) ? range[0] : range[1];
        const bool at_end = s.yes(0.1);
        if (!ledger_only && changed) b.*number.member = at_end ? end : inside;
    }
    for (const scenarios::BehaviourSwitch& part : scenarios::behaviour_switches()) {
        if (s.yes(0.08)) b.*part.member = false;
    }
    if (s.yes(0.7)) {  // so that something becomes known within the short run
        b.known_median_weeks = between(s, 0.5, 4);
        b.known_limit_weeks = between(s, 1, 12);
    }
    if (s.yes(0.4)) b.leave_base = between(s, -4, -1);
}

sim::Strategy draw_strategy(Stream& s, int weeks) {
    sim::Strategy strategy;
    strategy.id = "drawn";
    const auto add = [&](sim::Lever lever) {
        const auto& options = sim::option_names(lever);
        sim::LeverSpan span;
        span.lever = lever;
        span.option = std::string(options[s.below(options.size())]);
        span.from = s.yes(0.5) ? 1 : 1 + static_cast<int>(s.below(static_cast<std::size_t>(weeks)));
        span.to = s.yes(0.5) ? weeks : span.from + static_cast<int>(s.below(static_cast<std::size_t>(weeks)));
        const double strength = s.uniform();
        span.intensity = s.yes(0.5) ? 1.0 : (s.yes(0.1) ? 0.0 : strength);
        strategy.levers.push_back(span);
    };
    for (int l = 0; l < sim::kLevers; ++l) {
        const auto lever = static_cast<sim::Lever>(l);
        const int spans = s.yes(lever == sim::Lever::workflow ? 0.95 : 0.6) ? (s.yes(0.3) ? 2 : 1) : 0;
        for (int k = 0; k < spans; ++k) add(lever);
    }
    if (s.yes(0.1)) {  // time is saved where assessments are skipped
        strategy.levers.push_back({sim::Lever::workflow, "score_first", 1, weeks, 1.0});
        strategy.levers.push_back({sim::Lever::saved_time, "to_more_cases", 1, weeks, 1.0});
    }
    // Adoption is a matter of few draws: give it whole runs.
    if (s.yes(0.2)) strategy.levers.push_back({sim::Lever::pace, "voluntary", 1, weeks, 1.0});
    return strategy;
}

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, double>) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    } else {
        return a == b;
    }
}

#define SKOEN_COMPARE(field)                                                                                 \
    if (!same(a.field, b.field)) return #field

const char* event_difference(const sim::Event& a, const sim::Event& b) {
    SKOEN_COMPARE(week);
    SKOEN_COMPARE(seat);
    SKOEN_COMPARE(arrival_week);
    SKOEN_COMPARE(number);
    SKOEN_COMPARE(generation);
    SKOEN_COMPARE(group_bits);
    SKOEN_COMPARE(harm);
    SKOEN_COMPARE(best);
    SKOEN_COMPARE(score);
    SKOEN_COMPARE(recommended);
    SKOEN_COMPARE(threshold);
    SKOEN_COMPARE(advice);
    SKOEN_COMPARE(tool_certainty);
    SKOEN_COMPARE(full_minutes);
    SKOEN_COMPARE(twin);
    SKOEN_COMPARE(twin_acts);
    SKOEN_COMPARE(shown);
    SKOEN_COMPARE(own_before);
    SKOEN_COMPARE(skipped);
    SKOEN_COMPARE(cue_seen);
    SKOEN_COMPARE(own);
    SKOEN_COMPARE(own_acts);
    SKOEN_COMPARE(own_certainty);
    SKOEN_COMPARE(gap);
    SKOEN_COMPARE(revised);
    SKOEN_COMPARE(final_judgement);
    SKOEN_COMPARE(wanted_override);
    SKOEN_COMPARE(asked);
    SKOEN_COMPARE(acts);
    SKOEN_COMPARE(minutes);
    SKOEN_COMPARE(registration_minutes);
    SKOEN_COMPARE(leader_minutes);
    SKOEN_COMPARE(wait_hours);
    SKOEN_COMPARE(late);
    SKOEN_COMPARE(kind);
    SKOEN_COMPARE(automatic);
    SKOEN_COMPARE(tool_option);
    SKOEN_COMPARE(own_option);
    SKOEN_COMPARE(twin_option);
    SKOEN_COMPARE(option);
    SKOEN_COMPARE(right_option);
    SKOEN_COMPARE(best_option);
    SKOEN_COMPARE(familiar);
    SKOEN_COMPARE(urgent);
    SKOEN_COMPARE(verdict);
    SKOEN_COMPARE(twin_verdict);
    SKOEN_COMPARE(tool_verdict);
    SKOEN_COMPARE(verdict_knowable);
    SKOEN_COMPARE(twin_verdict_knowable);
    SKOEN_COMPARE(tool_verdict_knowable);
    SKOEN_COMPARE(outcome);
    SKOEN_COMPARE(clock_days);
    return nullptr;
}

const char* record_difference(const sim::WeekRecord& x, const sim::PlainRecord& y, std::size_t seat) {
    struct Row {
        double pressure, belief, support, skill_facts, skill_cues, knowledge;
        int backlog;
    };
    const auto row = [seat](const auto& r) {
        return Row{r.pressure[seat],   r.belief[seat],    r.support[seat], r.skill_facts[seat],
                   r.skill_cues[seat], r.knowledge[seat], r.backlog[seat]};
    };
    const Row a = row(x), b = row(y);
    SKOEN_COMPARE(backlog);
    SKOEN_COMPARE(pressure);
    SKOEN_COMPARE(belief);
    SKOEN_COMPARE(knowledge);
    SKOEN_COMPARE(skill_facts);
    SKOEN_COMPARE(skill_cues);
    SKOEN_COMPARE(support);
    return nullptr;
}

const char* office_difference(const sim::WeekRecord& a, const sim::PlainRecord& b) {
    SKOEN_COMPARE(leader_minutes);
    SKOEN_COMPARE(worker_minutes);
    SKOEN_COMPARE(left);
    return nullptr;
}

#undef SKOEN_COMPARE

// The weekly record of one week, empty where equal.
std::string week_difference(const sim::WeekRecord& a, const sim::PlainRecord& b, int seats,
                            std::size_t week) {
    const auto n = static_cast<std::size_t>(seats);
    if (a.pressure.size() != n || b.pressure.size() != n) return "seats in the record";
    for (std::size_t i = 0; i < n; ++i) {
        if (const char* field = record_difference(a, b, i)) {
            return "week " + std::to_string(week + 1) + " seat " + std::to_string(i) + " " + field;
        }
    }
    if (const char* field = office_difference(a, b)) return "week " + std::to_string(week + 1) + " " + field;
    return {};
}

}  // namespace

TwinCase twin_case(int index) {
    Stream s(0x7717 + static_cast<std::uint64_t>(index));
    const sim::World& base = base_world(s.below(4));
    TwinCase out{changed(base,
                         [&](sim::Definition& d) {
                             draw_behaviour(s, d.behaviour);
                             d.office.workers = 2 + static_cast<int>(s.below(4));
                             d.office.weeks = 3 + static_cast<int>(s.below(18));
                             d.office.cases_per_week = between(s, 1, 8);
                             d.office.utilisation = between(s, 0.3, 1.3);
                             d.office.deadline_hours = between(s, 4, 48);
                             d.office.other_pressure = s.yes(0.3) ? between(s, 0, 3) : 0;
                             d.costs.missed = between(s, 3, 30);
                             d.costs.averted_share = between(s, 0.2, 1);
                             d.minutes.file = between(s, 2, 40);
                             d.minutes.cues = s.yes(0.05) ? 0 : between(s, 1, 40);
                             d.minutes.glimpse = between(s, 0, 2);
                             d.model.planted_wrong_share = s.yes(0.3) ? between(s, 0, 0.5) : 0;
                             d.model.drift_per_week = s.yes(0.3) ? between(s, 0, 2) : 0;
                             d.model.retrain_weeks = index % 5 == 0 ? 2 + static_cast<int>(index % 3) : 0;
                             d.office.norm = index % 4 == 0 ? 0.4 : 0;
                             d.office.newcomers = index % 3 == 0 ? 1 : 0;
                         }),
                 {},
                 static_cast<std::uint32_t>(s.below(5))};
    out.strategy = draw_strategy(s, out.world.definition.office.weeks);
    return out;
}

std::string first_difference(const sim::Play& play, const sim::PlainRun& run, int seats) {
    // Weeks first: an event of week w follows from records up to w - 1.
    std::size_t k = 0;
    for (std::size_t w = 0; w < play.records.size() && w < run.records.size(); ++w) {
        for (; k < play.events.size() && play.events[k].week == w + 1; ++k) {
            if (k >= run.events.size()) return "event " + std::to_string(k) + " missing";
            if (const char* field = event_difference(play.events[k], run.events[k])) {
                return "event " + std::to_string(k) + " " + field;
            }
        }
        const std::string difference = week_difference(play.records[w], run.records[w], seats, w);
        if (!difference.empty()) return difference;
    }
    if (play.events.size() != run.events.size()) return "number of events";
    if (play.records.size() != run.records.size()) return "number of weeks";
    return {};
}

bool same_audit(const sim::Play& play, const sim::PlainRun& run, int seats) {
    const auto noise =
        stats::noise_components(run.audit, static_cast<std::size_t>(seats), sim::kAuditCases, 2);
    return same(noise.level, play.noise.level) && same(noise.pattern, play.noise.pattern) &&
           same(noise.occasion, play.noise.occasion) && same(noise.mean, play.noise.mean);
}

void TwinCoverage::add(const sim::Play& play) {
    for (const sim::Event& e : play.events) {
        const bool overrides = e.shown && e.acts != e.recommended;
        ++events;
        shown += e.shown ? 1 : 0;
        hidden += e.own_before && !e.shown ? 1 : 0;
        skipped += e.skipped ? 1 : 0;
        revised += e.revised ? 1 : 0;
        wanted += e.wanted_override ? 1 : 0;
        given_up += e.wanted_override && !overrides && !e.asked ? 1 : 0;
        asked += e.asked ? 1 : 0;
        refused += e.asked && !overrides ? 1 : 0;
        written += e.registration_minutes > 0 && !e.asked ? 1 : 0;
        late += e.late ? 1 : 0;
        extra += e.number >= sim::kFirstExtraNumber ? 1 : 0;
        newcomers += e.generation > 0 ? 1 : 0;
        waited_over += e.week > e.arrival_week ? 1 : 0;
        unexposed += !e.shown && !e.own_before ? 1 : 0;
        cue_seen += e.cue_seen ? 1 : 0;
    }
}

}  // namespace skoen::test
