#include "sim/decide.h"

#include <algorithm>

#include "sim/base/lanes.h"
#include "sim/decision.h"
#include "sim/kinds/proposals.h"
#include "sim/kinds/ranking.h"
#include "sim/lever_effects.h"

namespace skoen::sim {

using base::Purpose;

namespace {

ToolShown tool_shown(const World& world, const WeekLevers& levers) {
    const Behaviour& b = world.definition.behaviour;
    const double held_back = b.hidden_certainty * levers.strength(Lever::workflow);
    const bool number = world.definition.decision.kind == DecisionKind::number;
    ToolShown out;
    out.line = world.tool.line;
    for (std::size_t k = 0; k < kScores; ++k) {
        double over = world.tool.stands_for(static_cast<int>(k) + 1) - world.tool.line_log_odds;
        // The score of a number is how likely a sum is off: where that is less likely than not, the tool is sure of its own.
        if (number) over = std::max(-world.tool.stands_for(static_cast<int>(k) + 1), 0.0);
        out.over_line[k] = over;
        out.share[k] = base::logistic(over / b.tool_certainty_scale);
        out.certainty[k] = shown_certainty(b, levers, out.share[k]);
        out.hidden[k] = certainty_at(out.share[k]) >= held_back ? 0.0 : 1.0;
    }
    return out;
}

Showing showing_of(Workflow workflow) {
    switch (workflow) {
    case Workflow::no_score:
        break;
    case Workflow::score_first:
        return Showing::first;
    case Workflow::own_first:
        return Showing::after_own;
    case Workflow::on_request:
        return Showing::on_request;
    case Workflow::hidden_when_uncertain:
        return Showing::when_certain;
    }
    return Showing::never;
}

// What an override costs, met one case at a time.
class Override {
  public:
    Override(const Meeting& meeting, Event& event, Trace* trace)
        : m_(meeting), b_(meeting.world.definition.behaviour), e_(event), trace_(trace) {}

    void pay() {
        const std::size_t side = e_.recommended ? 1 : 0;
        const double cost = m_.practice.friction[side];
        if (cost <= 0.0) return;
        const double keep = chance_to_keep(b_, e_.own_certainty, cost);
        if (trace_ != nullptr) trace_->keep_chance = keep;
        if (!base::bernoulli(m_.world.draws.uniform(Purpose::keep_override, m_.day), keep)) {
            e_.acts = e_.recommended;
            return;
        }
        if (m_.practice.needs_reason) register_minutes(b_.reason_minutes);
        if (m_.practice.needs_approval[side]) ask_supervisor();
    }

  private:
    void register_minutes(double minutes) {
        e_.minutes += minutes;
        e_.registration_minutes += minutes;
    }

    void ask_supervisor() {
        const Scales& s = m_.world.solved.scales;
        e_.asked = true;
        register_minutes(b_.approval_minutes);
        e_.leader_minutes += b_.approval_leader_minutes;
        const double reading = m_.world.draws.normal(Purpose::supervisor_reading, m_.who);
        const double file = m_.proposal != nullptr
                                ? file_of(*m_.proposal, reading)
                                : s.alpha +
                                      facts_part(s, b_.supervisor_skill, m_.waiting.facts_index, reading) -
                                      e_.threshold;
        const double grant =
            chance_to_grant(b_, m_.office.supervisor, e_.own_certainty, e_.acts ? 1.0 : -1.0, file);
        if (trace_ != nullptr) trace_->grant_chance = grant;
        if (!base::bernoulli(m_.world.draws.uniform(Purpose::supervisor_grant, m_.day), grant))
            e_.acts = e_.recommended;
    }

    // Options: of the proposal over the other; a number cannot be read off the file.
    [[nodiscard]] double file_of(const Proposal& p, double reading) const {
        if (!has_options(e_.kind)) return 0.0;
        return p.file_rest + (b_.supervisor_skill * p.file_facts +
                              m_.world.palette->facts * rest_of(b_.supervisor_skill) * reading);
    }

    const Meeting& m_;
    const Behaviour& b_;
    Event& e_;
    Trace* trace_;
};

// A decision that was stated before the score was seen is held by a margin.
bool hold_or_give_up(const Meeting& m, const Event& e) {
    const double margin =
        commitment(m.world.definition.behaviour, m.world.draws.uniform(Purpose::commitment, m.day));
    return ActOrDismiss::choose_again(e.final_judgement, e.threshold, e.own_acts, margin);
}

// Taking the proposal or not; the rest is as for any decision.
void take_or_leave(const Meeting& m, Event& e) {
    const Proposal& p = *m.proposal;
    const bool number = e.kind == DecisionKind::number;
    const Amount& amount = m.world.definition.decision.amount;
    e.recommended = true;
    e.threshold = p.threshold;
    e.advice = p.advice;
    e.own_acts = p.own_yes;
    e.twin_acts = p.twin_yes;
    e.acts = e.own_acts;
    if (p.automatic) e.acts = true;
    if (!e.shown) return;
    e.acts = number ? same_number(amount, e.final_judgement, e.advice) : e.final_judgement > 0.0;
    if (!number && e.acts != e.own_acts && e.own_before) e.acts = hold_or_give_up(m, e);
}

void fill_trace(const Meeting& m, const Deliberation& d, std::size_t i, const Event& e, Trace& out) {
    out.see_chance = d.see_chance[i];
    out.skip_chance = d.skip_chance[i];
    out.facts_part = d.facts_part[i];
    out.cues_part = d.cues_part[i];
    out.pattern_part = m.pattern;
    out.level_part = d.level_part[i];
    out.occasion_part = d.occasion_part[i];
    if (!e.shown || e.skipped) return;
    out.revise.own_certainty = e.own_certainty;
    out.revise.tool_certainty = e.tool_certainty;
    out.revise.gap = e.gap;
    out.revise.opposite = e.own_acts != e.recommended;
    out.revise.belief = m.mind.belief;
    out.revise.pressure = m.mind.pressure;
    out.revise.accountability = m.practice.accountability;
    out.revise.knowledge = m.mind.knowledge;
    out.revise.reasons = m.practice.reasons;
    out.revise_chance = d.revise_chance[i];
    out.weight = d.weight[i];
}

}  // namespace

LuckNeeds luck_needs(std::span<const WeekLevers> weeks) {
    constexpr LuckNeeds kRevising =
        luck_bit(LuckOf::revise) | luck_bit(LuckOf::revise_full) | luck_bit(LuckOf::revise_size);
    LuckNeeds needs = kOwnLuck;
    for (const WeekLevers& levers : weeks) {
        const auto workflow = levers.get<Workflow>(Lever::workflow);
        if (workflow != Workflow::no_score) needs |= kRevising;
        if (workflow == Workflow::score_first) needs |= luck_bit(LuckOf::attention);
        if (workflow == Workflow::on_request) needs |= luck_bit(LuckOf::request);
        if (levers.get<Feedback>(Lever::feedback) != Feedback::none) needs |= luck_bit(LuckOf::known_delay);
    }
    return needs;
}

Practice practice_of(const World& world, const WeekLevers& levers) {
    const Behaviour& b = world.definition.behaviour;
    Practice out;
    out.workflow = levers.get<Workflow>(Lever::workflow);
    out.own_before = out.workflow != Workflow::no_score && out.workflow != Workflow::score_first;
    out.reasons = levers.get<Display>(Lever::display) == Display::with_reasons;
    out.tool = tool_shown(world, levers);
    out.accountability = accountability(b, levers);
    for (const bool recommended : {false, true}) {
        const std::size_t side = recommended ? 1 : 0;
        out.friction[side] = b.on_override_cost ? friction(b, levers, recommended) : 0.0;
        out.needs_approval[side] = needs_approval(levers, recommended);
    }
    out.needs_reason = levers.get<OverrideRule>(Lever::override_rule) == OverrideRule::written_reason;
    return out;
}

Conditions conditions_of(const World& world, const Practice& practice, const Mind& mind) {
    Conditions out;
    out.tool = practice.tool;
    set_conditions(world, practice, mind, out);
    return out;
}

void set_conditions(const World& world, const Practice& practice, const Mind& mind, Conditions& c) {
    const Definition& d = world.definition;
    const Behaviour& b = d.behaviour;
    const Scales& s = world.solved.scales;
    const WorkerTraits& w = *mind.traits;
    c.showing = mind.exposed ? showing_of(practice.workflow) : Showing::never;
    c.on_skip = b.on_skip;
    c.on_occasion = b.on_occasion;
    c.alpha = s.alpha;
    c.facts_scale = s.facts;
    c.cues_scale = s.cues;
    c.skill_facts = mind.skill_facts;
    c.rest_facts = rest_of(mind.skill_facts);
    c.skill_cues = mind.skill_cues;
    c.glimpse_skill = b.glimpse_skill * mind.skill_facts;
    c.glimpse_rest = rest_of(c.glimpse_skill);
    c.glimpse_weight = b.glimpse_weight;
    c.glimpse_minutes = d.minutes.glimpse;
    c.level = w.level;
    c.stereotype = w.stereotype;
    c.threshold = w.threshold;
    c.certainty_scale = w.certainty_scale;
    c.occasion_scale = occasion_scale(b, mind.pressure);
    c.file_minutes = d.minutes.file;
    c.cue_minutes = d.minutes.cues;
    c.share = share_of_minutes(b, mind.pressure);
    c.cue_time = mind.cue_time;
    c.cue_half_minutes = b.cue_half_minutes;
    c.reasons_minutes = practice.reasons ? b.reasons_minutes : 0.0;
    c.request_base = b.request_base;
    c.request_certainty = b.request_certainty;
    c.skip = skip_terms(b, {0, mind.pressure, mind.belief, practice.accountability, mind.knowledge});
    c.revise = revise_terms(b, {0, 0, 0, false, mind.belief, mind.pressure, practice.accountability,
                                mind.knowledge, practice.reasons});
    c.revise_person = w.revise;
    c.size_person = b.size_mean + w.size;
    c.size_sd_case = b.size_sd_case;
    c.size_full = chance_to_go_all_the_way(b, w.size);
}

int score_shown(const World& world, const Waiting& waiting, std::uint32_t seat, std::uint32_t replication,
                int week) {
    // The tool's faults do not depend on who judges: generation 0.
    const base::Subject keyed{waiting.number, seat, 0, waiting.week, replication};
    return shown_score(world.tool, world.definition.model, world.draws, keyed, waiting.predicted, week,
                       waiting.best);
}

Event decide(const Meeting& m, const Deliberation& d, std::size_t i, Trace* trace) {
    const auto score = static_cast<std::size_t>(m.score - 1);
    Event e;
    e.number = m.who.number;
    e.seat = static_cast<std::uint16_t>(m.who.seat);
    e.generation = static_cast<std::uint16_t>(m.who.generation);
    e.arrival_week = static_cast<std::uint16_t>(m.who.week);
    e.week = static_cast<std::uint16_t>(m.week);
    e.group_bits = m.waiting.group_bits;
    e.score = static_cast<std::uint8_t>(m.score);
    e.recommended = ActOrDismiss::recommend(m.score, m.world.tool.line);
    e.shown = d.shown[i] != 0.0;
    e.harm = m.waiting.harm;
    e.best = m.waiting.best;
    e.skipped = d.skipped[i] != 0.0;
    e.own_before = m.practice.own_before && m.mind.exposed;
    e.cue_seen = d.seen[i] != 0.0;
    e.revised = d.revised[i] != 0.0;
    e.own = d.own[i];
    e.twin = d.twin[i];
    e.threshold = m.conditions.threshold;
    e.advice = m.conditions.threshold + m.conditions.tool.over_line[score];
    e.final_judgement = d.final_judgement[i];
    e.own_certainty = d.own_certainty[i];
    e.tool_certainty = m.conditions.tool.certainty[score];
    e.gap = d.gap[i];
    e.minutes = d.minutes[i];
    e.full_minutes = d.full_minutes[i];
    e.kind = m.world.definition.decision.kind;
    if (m.proposal != nullptr) {
        take_or_leave(m, e);
    } else if (m.taken != nullptr) {
        e.own_acts = m.taken->own;
        e.twin_acts = m.taken->twin;
        e.recommended = m.taken->tool;
        e.acts = m.taken->decided;
    } else {
        e.own_acts = ActOrDismiss::choose(e.own, e.threshold);
        e.twin_acts = ActOrDismiss::choose(e.twin, e.threshold);
        e.acts = ActOrDismiss::choose(e.final_judgement, e.threshold);
        if (e.acts != e.own_acts && e.own_before) e.acts = hold_or_give_up(m, e);
    }
    e.wanted_override = e.shown && ActOrDismiss::overrides(e.acts, e.recommended);
    if (trace != nullptr) fill_trace(m, d, i, e, *trace);
    // A place in the ranking has no price of its own.
    if (e.wanted_override && m.taken == nullptr) Override(m, e, trace).pay();
    if (m.proposal != nullptr) judge_proposal(m.world, *m.proposal, e);
    if (has_options(e.kind)) e.familiar = m.mind.traits->knows[e.option] != 0;
    return e;
}

void deliberate(const Conditions& conditions, const CaseLanes& cases, std::size_t n, Deliberation& out) {
    static const Deliberate kKernel = SKOEN_WIDEST(deliberate);
    kKernel(conditions, cases, n, out);
}

void deliberate(std::span<const DeliberationTask> tasks) {
    static const DeliberateMany kKernel = SKOEN_WIDEST(deliberate_many);
    kKernel(tasks.data(), tasks.size());
}

Event decide_case(const World& world, const OfficeTraits& office, const WeekLevers& levers, const Mind& mind,
                  const Arrival& arrival, const Luck& luck, const base::Subject& who,
                  const base::Subject& day, int week, Trace* trace) {
    const Practice practice = practice_of(world, levers);
    const Conditions conditions = conditions_of(world, practice, mind);
    Inbox inbox;
    inbox.add(world, arrival, static_cast<int>(who.week));
    const double given[kLucks] = {luck.cue_seen,    luck.facts,      luck.cues,   luck.occasion,
                                  luck.attention,   luck.request,    luck.revise, luck.revise_full,
                                  luck.revise_size, luck.known_delay};
    for (std::size_t k = 0; k < kLucks; ++k) {
        *inbox.writable(Inbox::luck(static_cast<LuckOf>(k))) = given[k];
    }
    const int score = score_shown(world, inbox[0], arrival.seat, who.replication, week);
    *inbox.writable(Inbox::score) = score;
    *inbox.writable(Inbox::pattern) = pattern_part(world.solved.scales, mind.traits->weights, arrival.facts);
    Deliberation deliberation;
    Meeting meeting{world,    office, practice, conditions, mind,
                    inbox[0], who,    day,      score,      *inbox.column(Inbox::pattern),
                    week};
    Proposal proposal;
    if (takes_proposals(world.definition.decision.kind)) {
        base::Subject key = who;  // the case as an object
        key.seat = arrival.seat;
        key.generation = 0;
        deliberate_proposals(
            {world, practice, conditions, mind, inbox, 0, {&key, 1}, {&who, 1}, {&day, 1}, week}, 1,
            deliberation, {&proposal, 1});
        meeting.score = proposal.score;
        meeting.proposal = &proposal;
    } else {
        deliberate(conditions, inbox.lanes(0), 1, deliberation);
    }
    return decide(meeting, deliberation, 0, trace);
}

}  // namespace skoen::sim
