#include "sim/decide.h"

#include "sim/decision.h"
#include "sim/lever_effects.h"

namespace skoen::sim {

using base::Purpose;

namespace {

class CaseDecision {  // the intermediate results of one case, so that each step is a short function
  public:
    CaseDecision(const World& world, const OfficeTraits& office, const WeekLevers& levers, const Mind& mind,
                 const Arrival& arrival, const Luck& luck, const base::Subject& who, const base::Subject& day,
                 Trace* trace)
        : world_(world), b_(world.definition.behaviour), office_(office), levers_(levers), mind_(mind),
          w_(*mind.traits), arrival_(arrival), luck_(luck), who_(who), day_(day), trace_(trace) {}

    Event run(int week) {
        open(week);
        assess();
        attend();
        revise();
        pay_for_override();
        return e_;
    }

  private:
    void open(int week) {
        const Definition& d = world_.definition;
        e_.number = who_.number;
        e_.seat = static_cast<std::uint16_t>(who_.seat);
        e_.generation = static_cast<std::uint16_t>(who_.generation);
        e_.arrival_week = static_cast<std::uint16_t>(who_.week);
        e_.week = static_cast<std::uint16_t>(week);
        e_.group_bits = arrival_.facts.group_bits;
        e_.harm = arrival_.facts.harm;
        e_.best = ActOrDismiss::choose(arrival_.facts.risk, world_.best_threshold);
        base::Subject keyed = who_;
        keyed.seat = arrival_.seat;
        keyed.generation = 0;  // the tool's faults do not depend on who judges
        e_.score = static_cast<std::uint8_t>(
            shown_score(world_.tool, d.model, world_.draws, keyed, arrival_.predicted, week, e_.best));
        e_.recommended = ActOrDismiss::recommend(e_.score, world_.tool.line);
        over_line_ = world_.tool.stands_for(e_.score) - world_.tool.line_log_odds;
        e_.threshold = w_.threshold;
        e_.advice = w_.threshold + over_line_;
        tool_share_ = base::logistic(over_line_ / b_.tool_certainty_scale);
        e_.tool_certainty = shown_certainty(b_, levers_, tool_share_);
        workflow_ = mind_.exposed ? levers_.get<Workflow>(Lever::workflow) : Workflow::no_score;
    }

    // The full own assessment, made whether or not it is skipped: the local twin is this judgement.
    void assess() {
        const Definition& d = world_.definition;
        const CaseFacts& facts = arrival_.facts;
        const Scales& s = world_.solved.scales;
        share_ = share_of_minutes(b_, mind_.pressure);
        const double file_minutes = d.minutes.file * facts.length * share_;
        const double planned_cues = d.minutes.cues * facts.length * share_;
        const double cue_minutes = planned_cues * mind_.cue_time;
        e_.full_minutes = file_minutes + planned_cues;
        assessment_minutes_ =
            file_minutes + cue_minutes;  // exactly the full ones where no time was given back
        const double see = chance_to_see(b_, cue_minutes);
        e_.cue_seen = base::bernoulli(luck_.cue_seen, see);
        const double from_facts = facts_part(s, mind_.skill_facts, facts.facts_index, luck_.facts);
        const double from_cues = cues_part(s, mind_.skill_cues, e_.cue_seen, facts.cues_index, luck_.cues);
        pattern_ = pattern_part(s, w_.weights, facts);
        const bool in_group = ((facts.group_bits >> world_.equity_bit) & 1U) != 0;
        personal_ = w_.level + (in_group ? w_.stereotype : 0.0);
        occasion_ = occasion_part(b_, mind_.pressure, luck_.occasion);
        e_.twin = s.alpha + from_facts + pattern_ + from_cues + personal_ + occasion_;
        e_.twin_acts = ActOrDismiss::choose(e_.twin, w_.threshold);
        if (trace_ != nullptr) {
            trace_->see_chance = see;
            trace_->facts_part = from_facts;
            trace_->cues_part = from_cues;
            trace_->pattern_part = pattern_;
            trace_->level_part = personal_;
            trace_->occasion_part = occasion_;
        }
    }

    // Is there an own assessment, and is the score seen?
    void attend() {
        e_.own = e_.twin;
        own_share_ = base::logistic((e_.own - w_.threshold) / w_.certainty_scale);
        e_.own_certainty = share_ * certainty_at(own_share_);
        e_.minutes = assessment_minutes_;
        const double accountable = accountability(b_, levers_);
        switch (workflow_) {
        case Workflow::no_score:
            break;
        case Workflow::own_first:
            e_.shown = true;
            e_.own_before = true;
            break;
        case Workflow::hidden_when_uncertain:
            e_.own_before = true;
            e_.shown = certainty_at(tool_share_) >= b_.hidden_certainty * levers_.strength(Lever::workflow);
            break;
        case Workflow::on_request:
            e_.own_before = true;
            e_.shown = base::bernoulli(
                luck_.request,
                base::logistic(b_.request_base + b_.request_certainty * (e_.own_certainty - 0.5)));
            break;
        case Workflow::score_first: {
            e_.shown = true;
            const double skip = chance_to_skip(
                b_, {assessment_minutes_, mind_.pressure, mind_.belief, accountable, mind_.knowledge});
            e_.skipped = base::bernoulli(luck_.attention, skip);
            if (trace_ != nullptr) trace_->skip_chance = skip;
            break;
        }
        }
        if (e_.skipped) glimpse();
        if (e_.shown && levers_.get<Display>(Lever::display) == Display::with_reasons)
            e_.minutes += b_.reasons_minutes;
        e_.own_acts = ActOrDismiss::choose(e_.own, w_.threshold);
    }

    // Who skips has no own judgement to defend: a look at the headline, no cues.
    void glimpse() {
        const Scales& s = world_.solved.scales;
        e_.own =
            s.alpha +
            facts_part(s, b_.glimpse_skill * mind_.skill_facts, arrival_.facts.facts_index, luck_.facts) +
            pattern_ + personal_ + occasion_;
        e_.own_certainty = 0.0;
        e_.cue_seen = false;
        e_.minutes = world_.definition.minutes.glimpse;
    }

    void revise() {
        e_.final_judgement = e_.own;
        if (!e_.shown) return;
        if (e_.skipped) {
            e_.final_judgement = glimpsed_judgement(b_, e_.own, e_.advice);
            return;
        }
        e_.gap = ActOrDismiss::gap(own_share_, tool_share_);
        ReviseInputs in;
        in.own_certainty = e_.own_certainty;
        in.tool_certainty = e_.tool_certainty;
        in.gap = e_.gap;
        in.opposite = e_.own_acts != e_.recommended;
        in.belief = mind_.belief;
        in.pressure = mind_.pressure;
        in.accountability = accountability(b_, levers_);
        in.knowledge = mind_.knowledge;
        in.reasons = levers_.get<Display>(Lever::display) == Display::with_reasons;
        const Revision r = revise_judgement(b_, w_, e_.own, e_.advice, in, luck_.revise, luck_.revise_full,
                                            luck_.revise_size);
        e_.revised = r.revised;
        e_.final_judgement = r.judgement;
        if (trace_ != nullptr) {
            trace_->revise = in;
            trace_->revise_chance = r.chance;
            trace_->weight = r.weight;
        }
    }

    void pay_for_override() {
        e_.acts = ActOrDismiss::choose(e_.final_judgement, w_.threshold);
        e_.wanted_override = e_.shown && ActOrDismiss::overrides(e_.acts, e_.recommended);
        if (!e_.wanted_override || !b_.on_override_cost) return;
        const double cost = friction(b_, levers_, e_.recommended);
        if (cost <= 0.0) return;
        const double keep = chance_to_keep(b_, e_.own_certainty, cost);
        if (trace_ != nullptr) trace_->keep_chance = keep;
        if (!base::bernoulli(world_.draws.uniform(Purpose::keep_override, day_), keep)) {
            e_.acts = e_.recommended;
            return;
        }
        if (levers_.get<OverrideRule>(Lever::override_rule) == OverrideRule::written_reason)
            register_minutes(b_.reason_minutes);
        if (needs_approval(levers_, e_.recommended)) ask_supervisor();
    }

    void register_minutes(double minutes) {
        e_.minutes += minutes;
        e_.registration_minutes += minutes;
    }

    void ask_supervisor() {
        const Scales& s = world_.solved.scales;
        e_.asked = true;
        register_minutes(b_.approval_minutes);
        e_.leader_minutes += b_.approval_leader_minutes;
        const double file = s.alpha +
                            facts_part(s, b_.supervisor_skill, arrival_.facts.facts_index,
                                       world_.draws.normal(Purpose::supervisor_reading, who_)) -
                            w_.threshold;
        const double grant =
            chance_to_grant(b_, office_.supervisor, e_.own_certainty, e_.acts ? 1.0 : -1.0, file);
        if (trace_ != nullptr) trace_->grant_chance = grant;
        if (!base::bernoulli(world_.draws.uniform(Purpose::supervisor_grant, day_), grant))
            e_.acts = e_.recommended;
    }

    const World& world_;
    const Behaviour& b_;
    const OfficeTraits& office_;
    const WeekLevers& levers_;
    const Mind& mind_;
    const WorkerTraits& w_;
    const Arrival& arrival_;
    const Luck& luck_;
    const base::Subject& who_;
    const base::Subject& day_;
    Trace* trace_;
    Event e_;
    Workflow workflow_ = Workflow::no_score;
    double over_line_ = 0;                   // A_j - A_cut
    double own_share_ = 0, tool_share_ = 0;  // on the answer scale, 0 to 1
    double assessment_minutes_ = 0;          // a full own assessment, time given to citizens included
    double share_ = 1;                       // of the minutes a case would need
    double pattern_ = 0, personal_ = 0, occasion_ = 0;
};

}  // namespace

void LuckTable::draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
                     Workflow workflow, bool followed) {
    followed_ = followed;
    scored_ = workflow != Workflow::no_score;
    first_ = workflow == Workflow::score_first;
    requested_ = workflow == Workflow::on_request;
    base::draw_uniforms(draws, Purpose::cue_seen, who, 0, cue_seen_, unused_);
    base::draw_normals(draws, Purpose::judgement_facts, who, 0, facts_, cues_);
    base::draw_normals(draws, Purpose::occasion, day, 0, occasion_, unused_);
    if (scored_) {
        base::draw_uniforms(draws, Purpose::revise, day, 0, revise_, unused_);
        base::draw_uniforms(draws, Purpose::revise_full, day, 0, revise_full_, unused_);
        base::draw_normals(draws, Purpose::revise_size, day, 0, revise_size_, unused_);
    }
    if (first_) base::draw_uniforms(draws, Purpose::attention, day, 0, attention_, unused_);
    if (requested_) base::draw_uniforms(draws, Purpose::request, day, 0, request_, unused_);
    if (followed_) base::draw_normals(draws, Purpose::known_delay, who, 0, known_delay_, unused_);
}

Luck LuckTable::at(std::size_t i) const {
    Luck luck;
    luck.cue_seen = cue_seen_[i];
    luck.facts = facts_[i];
    luck.cues = cues_[i];
    luck.occasion = occasion_[i];
    if (scored_) {
        luck.revise = revise_[i];
        luck.revise_full = revise_full_[i];
        luck.revise_size = revise_size_[i];
    }
    if (first_) luck.attention = attention_[i];
    if (requested_) luck.request = request_[i];
    if (followed_) luck.known_delay = known_delay_[i];
    return luck;
}

Event decide_case(const World& world, const OfficeTraits& office, const WeekLevers& levers, const Mind& mind,
                  const Arrival& arrival, const Luck& luck, const base::Subject& who,
                  const base::Subject& day, int week, Trace* trace) {
    return CaseDecision(world, office, levers, mind, arrival, luck, who, day, trace).run(week);
}

}  // namespace skoen::sim
