#include "sim/plain/judge.h"

#include <cmath>

#include "sim/plain/one_case.h"

namespace skoen::sim::plain {

using base::logistic;
using base::Purpose;

// (3.1, 3.2)
void Case::find_score() {
    const Costs& costs = d.costs;
    event.best = facts.risk > -base::log(costs.averted_share * costs.missed / costs.disturbed);
    event.harm = facts.harm;
    event.group_bits = facts.group_bits;
    if (d.model.planted_wrong_share > 0.0) {
        const base::Block block = world.draws.block(Purpose::planted, meeting.the_case);
        if (base::to_uniform(block.first) < d.model.planted_wrong_share) {
            const double place = base::to_uniform(block.second);
            const int line = d.model.line;
            const int below = line - 1;
            const int score = event.best ? 1 + static_cast<int>(place * below)
                                         : line + static_cast<int>(place * (10 - below));
            event.score = static_cast<std::uint8_t>(score);
            return;
        }
    }
    double predicted = meeting.arrival.predicted;
    if (d.model.drift_per_week > 0.0) {
        predicted = predicted + (d.model.drift_per_week * std::sqrt(static_cast<double>(meeting.week))) *
                                    normal(Purpose::drift, meeting.the_case);
    }
    event.score = static_cast<std::uint8_t>(models::score_of(world.tool.scale, predicted));
}

// (3.3, 3.4)
void Case::read_score() {
    event.recommended = event.score >= d.model.line;
    over = world.tool.stands_for(event.score) - world.tool.line_log_odds;
    event.advice = person.tau + over;
    certainty_of_score = distance_from_even(over / b.tool_certainty_scale);
    const auto display = levers.get<Display>(Lever::display);
    event.tool_certainty = certainty_of_score;
    if (display == Display::band) event.tool_certainty = certainty_of_score * b.band_certainty;
    if (display == Display::with_uncertainty)
        event.tool_certainty = certainty_of_score * b.uncertainty_certainty;
}

// (3.5)
void Case::take_time() {
    const double pm = b.on_pressure_minutes ? b.pressure_minutes : 0.0;
    const double length = facts.length;
    share = 1.0 / (1.0 + pm * mind.pressure);
    const double file_minutes = d.minutes.file * length * share;
    const double planned_cues = d.minutes.cues * length * share;
    const double cue_minutes = planned_cues * mind.cue_time;
    event.full_minutes = file_minutes + planned_cues;
    assessment_minutes = file_minutes + cue_minutes;
    // (3.6)
    event.cue_seen =
        uniform(Purpose::cue_seen, meeting.who) < 1.0 - base::exp(-cue_minutes / b.cue_half_minutes);
}

// (3.7, 3.8)
void Case::assess_alone() {
    const base::NormalPair noise = world.draws.normals(Purpose::judgement_facts, meeting.who);
    e = noise.first;
    const double from_facts =
        scales.facts * (mind.kx * facts.facts_index + std::sqrt(1.0 - mind.kx * mind.kx) * e);
    double sum = 0;
    for (std::size_t f = 0; f < person.weights.size(); ++f) sum = sum + person.weights[f] * facts.z[f];
    pattern = scales.facts * sum;
    const double k = event.cue_seen ? mind.ku : 0.0;
    const double from_cues = scales.cues * (k * facts.cues_index + std::sqrt(1.0 - k * k) * noise.second);
    const bool member = world.equity_bit < 31 && ((facts.group_bits >> world.equity_bit) & 1U) == 1U;
    personal = person.level + (member ? person.stereo : 0.0);
    const double po = b.on_pressure_occasion ? b.pressure_occasion : 0.0;
    if (b.on_occasion) {
        occasion =
            b.occasion_sd * std::sqrt(1.0 + po * mind.pressure) * normal(Purpose::occasion, meeting.day);
    }
    event.twin = scales.alpha + from_facts + pattern + from_cues + personal + occasion;
    event.threshold = person.tau;
    event.twin_acts = event.twin > person.tau;
}

double Case::accountability() const {
    const double strength = levers.strength(Lever::accountability);
    switch (levers.get<Accountability>(Lever::accountability)) {
    case Accountability::process:
        return strength;
    case Accountability::outcome:
        return strength * b.outcome_accountability;
    case Accountability::none:
        break;
    }
    return 0.0;
}

// (4.1)
void Case::meet_score() {
    event.own = event.twin;
    event.own_certainty = share * distance_from_even((event.own - person.tau) / person.s);
    event.minutes = assessment_minutes;
    const auto workflow = mind.exposed ? levers.get<Workflow>(Lever::workflow) : Workflow::no_score;
    switch (workflow) {
    case Workflow::no_score:
        break;
    case Workflow::own_first:
        event.shown = true;
        event.own_before = true;
        break;
    case Workflow::hidden_when_uncertain:
        event.own_before = true;
        event.shown = certainty_of_score >= b.hidden_certainty * levers.strength(Lever::workflow);
        break;
    case Workflow::on_request:
        event.own_before = true;
        event.shown = uniform(Purpose::request, meeting.day) <
                      logistic(b.request_base + b.request_certainty * (event.own_certainty - 0.5));
        break;
    case Workflow::score_first:
        event.shown = true;
        event.skipped = skips();
        break;
    }
    if (event.skipped) glimpse();
    // (4.3)
    if (event.shown && reasons()) event.minutes += b.reasons_minutes;
    event.own_acts = event.own > person.tau;
}

bool Case::skips() const {
    if (!b.on_skip) return false;
    const double ps = b.on_pressure_skip ? b.skip_pressure : 0.0;
    const double p = logistic(b.skip_base + b.skip_effort * base::log(1.0 + assessment_minutes / 10.0) +
                              ps * mind.pressure + b.skip_trust * (mind.q - 0.5) -
                              b.skip_account * accountability() - b.skip_knowledge * mind.knowledge);
    return uniform(Purpose::attention, meeting.day) < p;
}

// (4.2)
void Case::glimpse() {
    const double kg = b.glimpse_skill * mind.kx;
    event.own = scales.alpha + scales.facts * (kg * facts.facts_index + std::sqrt(1.0 - kg * kg) * e) +
                pattern + personal + occasion;
    event.own_certainty = 0.0;
    event.cue_seen = false;
    event.minutes = d.minutes.glimpse;
}

// (4.4)
void Case::judge_with_score() {
    if (!event.shown) {
        event.final_judgement = event.own;
    } else if (event.skipped) {
        event.final_judgement = event.advice + b.glimpse_weight * (event.own - event.advice);
    } else {
        revise();
    }
}

void Case::revise() {
    event.gap =
        std::fabs(logistic(over / b.tool_certainty_scale) - logistic((event.own - person.tau) / person.s));
    const double pr = b.on_pressure_revise ? b.revise_pressure : 0.0;
    const double p =
        logistic(person.a + b.revise_own * event.own_certainty + b.revise_tool * event.tool_certainty +
                 b.revise_gap * event.gap + (event.own_acts != event.recommended ? b.revise_opposite : 0.0) +
                 b.revise_trust * (mind.q - 0.5) + pr * mind.pressure + b.revise_account * accountability() +
                 (reasons() ? b.revise_reasons : 0.0) + b.revise_knowledge * mind.knowledge);
    event.revised = uniform(Purpose::revise, meeting.day) < p;
    event.final_judgement = event.own;
    if (!event.revised) return;
    double w = 1.0;
    const double all_odds = b.size_full * base::exp(person.size);
    if (!(uniform(Purpose::revise_full, meeting.day) < all_odds / (1.0 - b.size_full + all_odds))) {
        w = logistic(b.size_mean + person.size + b.size_sd_case * normal(Purpose::revise_size, meeting.day));
    }
    event.final_judgement = event.own + w * (event.advice - event.own);
}

// (4.5, 4.6)
void Case::decide() {
    double bar = person.tau;
    if (event.own_before && b.on_commitment) {
        const double margin = b.commit_margin * base::exponential(uniform(Purpose::commitment, meeting.day));
        bar = event.own_acts ? person.tau - margin : person.tau + margin;
    }
    event.acts = event.final_judgement > bar;
    event.wanted_override = event.shown && event.acts != event.recommended;
    pay_for_override();
}

void Case::pay_for_override() {
    if (!event.wanted_override || !b.on_override_cost) return;
    const double cost = friction();
    if (!(cost > 0.0)) return;
    const bool kept = uniform(Purpose::keep_override, meeting.day) <
                      logistic(b.keep_base + b.keep_certainty * event.own_certainty - b.keep_friction * cost);
    if (!kept) {
        event.acts = event.recommended;
        return;
    }
    const auto rule = levers.get<OverrideRule>(Lever::override_rule);
    if (rule == OverrideRule::written_reason) {
        event.minutes += b.reason_minutes;
        event.registration_minutes += b.reason_minutes;
    }
    if (rule == OverrideRule::approval || (rule == OverrideRule::approval_to_dismiss && event.recommended)) {
        ask_supervisor();
    }
}

double Case::friction() const {
    const double strength = levers.strength(Lever::override_rule);
    double cost = 0;
    switch (levers.get<OverrideRule>(Lever::override_rule)) {
    case OverrideRule::free:
        break;
    case OverrideRule::written_reason:
        cost = b.friction_reason * strength;
        break;
    case OverrideRule::approval:
        cost = b.friction_approval * strength;
        break;
    case OverrideRule::approval_to_dismiss:
        cost = event.recommended ? b.friction_approval * strength : 0.0;
        break;
    }
    if (levers.get<Monitoring>(Lever::monitoring) == Monitoring::override_rates) {
        cost = cost + b.friction_monitoring * levers.strength(Lever::monitoring);
    }
    return cost;
}

void Case::ask_supervisor() {
    event.asked = true;
    event.minutes += b.approval_minutes;
    event.registration_minutes += b.approval_minutes;
    event.leader_minutes += b.approval_leader_minutes;
    const double ks = b.supervisor_skill;
    const double reading = normal(Purpose::supervisor_reading, meeting.who);
    const double file =
        takes_proposals(event.kind)
            ? file_on_proposal(reading)
            : scales.alpha + scales.facts * (ks * facts.facts_index + std::sqrt(1.0 - ks * ks) * reading) -
                  person.tau;
    const double side = event.acts ? 1.0 : -1.0;
    const bool granted =
        uniform(Purpose::supervisor_grant, meeting.day) <
        logistic(b.grant_base + office.supervisor + b.grant_certainty * (event.own_certainty - 0.5) +
                 b.grant_file * side * file);
    if (!granted) event.acts = event.recommended;
}

Event judge(const World& world, const Office& office, const WeekLevers& levers, const Person& person,
            const Mind& mind, const Meeting& meeting, const TopOfPile* top) {
    Case one{world, office, levers, person, mind, meeting};
    one.event.kind = world.definition.decision.kind;
    if (takes_proposals(one.event.kind)) {
        one.meet_proposal();
        return one.event;
    }
    one.find_score();
    one.read_score();
    one.take_time();
    one.assess_alone();
    one.meet_score();
    one.judge_with_score();
    if (top == nullptr) {
        one.decide();
        return one.event;
    }
    Event& e = one.event;  // (kinds 5): no commitment, and no price of an override
    e.own_acts = top->own, e.twin_acts = top->twin, e.recommended = top->tool, e.acts = top->decided;
    e.wanted_override = e.shown && e.acts != e.recommended;
    return one.event;
}

}  // namespace skoen::sim::plain
