#include <algorithm>

#include "sim/plain/one_case.h"

// Kinds that take proposals, one case at a time: docs/kinds.md, sections 2 and 3.
namespace skoen::sim::plain {

using base::logistic;
using base::Purpose;

void Case::meet_proposal() {
    take_time();
    if (options()) {
        find_fits();
        propose_option();
        judge_options();
    } else {
        find_score();
        propose_number();
        judge_numbers();
    }
    attend_to_proposal();
    weigh_proposal();
    take_proposal();
}

// (kinds 2.1)
void Case::find_fits() {
    const FittedPalette& p = *world.palette;
    double sum = 0;
    std::vector<double> odds;
    double largest = 0;
    for (std::uint32_t k = 0; k < p.options; ++k) {
        const base::NormalPair noise = world.draws.normals(Purpose::option_fit, meeting.the_case, k / 2);
        double f_part = 0, c_part = p.unexplained * (k % 2 == 0 ? noise.first : noise.second);
        for (std::size_t f = 0; f < p.features; ++f)
            f_part = f_part + p.fact_weight[k * p.features + f] * facts.z[f];
        for (std::size_t c = 0; c < p.cues; ++c)
            c_part = c_part + p.cue_weight[k * p.cues + c] *
                                  (((facts.cue_bits >> c) & 1U ? 1.0 : 0.0) - p.cue_share[c]);
        fit_facts[k] = f_part;
        fit_cues[k] = c_part;
        const double v = p.alpha[k] + f_part + c_part;
        if (k == 0 || v > largest) largest = v, best = static_cast<int>(k);
        odds.push_back(base::exp(v));
        sum = sum + odds.back();
    }
    const double place = uniform(Purpose::label, meeting.the_case) * sum;
    double below = 0;
    right = static_cast<int>(p.options) - 1;
    for (std::size_t k = 0; k + 1 < p.options; ++k) {
        below = below + odds[k];
        if (place < below) {
            right = static_cast<int>(k);
            break;
        }
    }
}

// (kinds 2.2)
void Case::propose_option() {
    std::vector<double> seen;
    for (const std::uint32_t f : world.tool.seen) seen.push_back(facts.z[f]);
    std::vector<std::pair<double, int>> list;  // of those offered
    for (std::size_t k = 0; k < world.tool.options.size(); ++k) {
        if (!d.decision.palette.options[k].offered) continue;
        double noise = 0;
        if (d.model.drift_per_week > 0.0) {
            noise = (d.model.drift_per_week * std::sqrt(static_cast<double>(meeting.week))) *
                    world.draws.normal(Purpose::drift, meeting.the_case, static_cast<std::uint32_t>(k));
        }
        list.emplace_back(models::log_odds(world.tool.options[k], seen) + noise, static_cast<int>(k));
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& x, const auto& y) { return x.first > y.first; });
    tool = list[0].second;
    const double lead = list[0].first - (list.size() > 1 ? list[1].first : 0.0);
    event.score = static_cast<std::uint8_t>(models::score_of(world.tool.scale, lead));
    if (d.model.planted_wrong_share > 0.0) {
        const base::Block block = world.draws.block(Purpose::planted, meeting.the_case);
        if (base::to_uniform(block.first) < d.model.planted_wrong_share) {
            std::vector<int> wrong;
            for (const auto& one : list)
                if (one.second != best) wrong.push_back(one.second);
            std::sort(wrong.begin(), wrong.end());
            tool = wrong[static_cast<std::size_t>(base::to_uniform(block.second) *
                                                  static_cast<double>(wrong.size()))];
        }
    }
    over = world.tool.stands_for(event.score);
    event.advice = over;
}

// (kinds 2.3) ku: of cues, as far as they were seen; none at all in a glimpse.
std::vector<double> Case::judged(double kx, bool cues, double ku) const {
    const FittedPalette& p = *world.palette;
    const double po = b.on_pressure_occasion ? b.pressure_occasion : 0.0;
    const double occasion_sd = b.occasion_sd * std::sqrt(1.0 + po * mind.pressure);
    std::vector<double> out;
    for (std::uint32_t k = 0; k < p.options; ++k) {
        const base::NormalPair noise = world.draws.normals(Purpose::judgement_facts, meeting.who, k);
        const base::NormalPair day = world.draws.normals(Purpose::occasion, meeting.day, k / 2);
        double own_weights = 0;
        for (std::size_t f = 0; f < p.features; ++f)
            own_weights = own_weights + person.weights[f] * p.fact_weight[k * p.features + f] * facts.z[f];
        double j =
            p.alpha[k] + (kx * fit_facts[k] + p.facts * std::sqrt(1.0 - kx * kx) * noise.first) + own_weights;
        if (cues) j = j + (ku * fit_cues[k] + p.cues_scale * std::sqrt(1.0 - ku * ku) * noise.second);
        j = j + person.taste[k];
        if (b.on_occasion) j = j + occasion_sd * (k % 2 == 0 ? day.first : day.second);
        if (!person.knows[k]) j = j - b.unfamiliar;
        out.push_back(d.decision.palette.options[k].offered ? j : -1e9);
    }
    return out;
}

// (kinds 2.4)
double Case::over_others(const std::vector<double>& of_options, bool heard) {
    double most = 0;
    bool any = false;
    for (int k = 0; k < static_cast<int>(of_options.size()); ++k) {
        if (k == tool) continue;
        const double j = of_options[static_cast<std::size_t>(k)];
        if (!any || j > most) most = j, other = k, any = true;
    }
    double j = of_options[static_cast<std::size_t>(tool)];
    if (heard && !person.knows[static_cast<std::size_t>(tool)])
        j = j + (1.0 - b.unfamiliar_named) * b.unfamiliar;
    return j - most;
}

void Case::judge_options() {
    const std::vector<double> all = judged(mind.kx, true, event.cue_seen ? mind.ku : 0.0);
    const auto first = std::max_element(all.begin(), all.end());
    own_option = twin_option = static_cast<int>(first - all.begin());
    double second = 0;
    bool any = false;
    for (auto j = all.begin(); j != all.end(); ++j) {
        if (j == first) continue;
        if (!any || *j > second) second = *j, any = true;
    }
    certainty_alone = share * distance_from_even((*first - second) / person.s);
    event.twin = over_others(all, false);
    event.twin_acts = twin_option == tool;
    named = over_others(all, true);
    event.own_certainty = share * distance_from_even(named / person.s);
    event.threshold = 0;
}

// (kinds 3.1)
void Case::propose_number() {
    const Amount& amount = d.decision.amount;
    event.threshold =
        base::log(amount.median) + amount.spread * normal(Purpose::number_right, meeting.the_case);
    hard = logistic(facts.risk);
    number_of_tool = event.threshold;
    for (const AmountFault& fault : amount.faults) {
        for (std::size_t g = 0; g < d.groups.size(); ++g)
            if (d.groups[g].id == fault.group && ((facts.group_bits >> g) & 1U) == 1U)
                number_of_tool = number_of_tool + fault.error;
    }
    const double root = 1.2533141373155003;  // sqrt(pi / 2)
    if (uniform(Purpose::number_tool, meeting.the_case) <
        std::min(amount.tool_share * hard / d.prevalence, 0.98)) {
        number_of_tool = number_of_tool + amount.tool_error / amount.tool_share * root *
                                              world.draws.normal(Purpose::number_tool, meeting.the_case, 1);
    }
    if (d.model.drift_per_week > 0.0) {
        number_of_tool =
            number_of_tool + amount.alone_error *
                                 (d.model.drift_per_week * std::sqrt(static_cast<double>(meeting.week))) *
                                 normal(Purpose::drift, meeting.the_case);
    }
    if (d.model.planted_wrong_share > 0.0) {
        const base::Block block = world.draws.block(Purpose::planted, meeting.the_case);
        if (base::to_uniform(block.first) < d.model.planted_wrong_share) {
            const double quarter = 0.2231435513142098;  // log 1.25
            number_of_tool = event.threshold + (base::to_uniform(block.second) < 0.5 ? -quarter : quarter);
        }
    }
    event.advice = number_of_tool;
    over = std::max(-world.tool.stands_for(event.score), 0.0);
}

// (kinds 3.2)
double Case::own_number(double kx, double cues) const {
    const Amount& amount = d.decision.amount;
    const double usual = b.skill_cues * (1.0 - base::exp(-d.minutes.cues / b.cue_half_minutes));
    const double lacking = ((1.0 - kx) / (1.0 - b.skill_facts)) * ((1.0 - cues) / (1.0 - usual));
    if (!(uniform(Purpose::number_alone, meeting.who) < std::min(hard * lacking, 0.98)))
        return event.threshold;
    const double level = b.on_level ? b.level_sd : 0.0;
    const double occasions = b.on_occasion ? b.occasion_sd : 0.0;
    const double sd = amount.alone_error / d.prevalence * 1.2533141373155003 /
                      std::sqrt(1.0 + level * level + occasions * occasions);
    const bool member = world.equity_bit < 31 && ((facts.group_bits >> world.equity_bit) & 1U) == 1U;
    const double po = b.on_pressure_occasion ? b.pressure_occasion : 0.0;
    const double day = b.on_occasion ? b.occasion_sd * std::sqrt(1.0 + po * mind.pressure) *
                                           normal(Purpose::occasion, meeting.day)
                                     : 0.0;
    return event.threshold + sd * (world.draws.normals(Purpose::judgement_facts, meeting.who).first +
                                   (person.level + (member ? person.stereo : 0.0)) + day);
}

namespace {
bool same(const Amount& amount, double a, double c) {
    return std::fabs(a - c) <= base::log(1.0 + amount.tolerance);
}
}  // namespace

void Case::judge_numbers() {
    event.twin = named = own_number(mind.kx, event.cue_seen ? mind.ku : 0.0);
    event.twin_acts = same(d.decision.amount, event.twin, event.advice);
    event.own_certainty = certainty_alone = share * b.bare_certainty;
}

// (kinds 1.2)
void Case::attend_to_proposal() {
    certainty_of_score = distance_from_even(over / b.tool_certainty_scale);
    const auto display = levers.get<Display>(Lever::display);
    event.tool_certainty = certainty_of_score;
    if (display == Display::band) event.tool_certainty = certainty_of_score * b.band_certainty;
    if (display == Display::with_uncertainty)
        event.tool_certainty = certainty_of_score * b.uncertainty_certainty;
    event.recommended = true;
    event.minutes = assessment_minutes;
    event.own_acts = event.twin_acts;
    const auto plan = mind.exposed ? levers.get<Workflow>(Lever::workflow) : Workflow::no_score;
    event.own_before = plan != Workflow::no_score && plan != Workflow::score_first;
    const int line = options() ? d.decision.palette.robot_line : 0;
    if (line > 0 && event.score >= line && plan != Workflow::no_score) {
        event.automatic = true;
        event.minutes = 0;
        event.cue_seen = false;
        return;
    }
    if (plan == Workflow::own_first) event.shown = true;
    if (plan == Workflow::hidden_when_uncertain)
        event.shown = certainty_of_score >= b.hidden_certainty * levers.strength(Lever::workflow);
    if (plan == Workflow::on_request)
        event.shown = uniform(Purpose::request, meeting.day) <
                      logistic(b.request_base + b.request_certainty * (certainty_alone - 0.5));
    if (plan == Workflow::score_first) {
        event.shown = true;
        event.skipped = skips();
    }
    if (event.skipped) {
        const double kg = b.glimpse_skill * mind.kx;
        if (options()) {
            const std::vector<double> all = judged(kg, false, 0.0);
            own_option = static_cast<int>(std::max_element(all.begin(), all.end()) - all.begin());
            event.own_acts = own_option == tool;
            named = over_others(all, true);
        } else {
            named = own_number(kg, 0.0);
            event.own_acts = same(d.decision.amount, named, event.advice);
        }
        event.own_certainty = 0;
        event.cue_seen = false;
        event.minutes = d.minutes.glimpse;
    }
    if (!event.shown) event.own_certainty = certainty_alone;
    if (event.shown && reasons()) event.minutes += b.reasons_minutes;
}

// (kinds 1.3)
void Case::weigh_proposal() {
    event.own = event.shown ? named : event.twin;
    event.final_judgement = event.automatic ? event.advice : event.own;
    if (!event.shown) return;
    if (event.skipped) {
        event.final_judgement = event.advice + b.glimpse_weight * (event.own - event.advice);
        return;
    }
    if (options()) {
        event.gap = std::fabs(logistic(over / b.tool_certainty_scale) - logistic(named / person.s));
    } else {
        event.gap = distance_from_even((event.advice - named) /
                                       (d.decision.amount.alone_error / d.prevalence * 1.2533141373155003));
    }
    const double pr = b.on_pressure_revise ? b.revise_pressure : 0.0;
    const double p =
        logistic(person.a + b.revise_own * event.own_certainty + b.revise_tool * event.tool_certainty +
                 b.revise_gap * event.gap + (event.own_acts ? 0.0 : b.revise_opposite) +
                 b.revise_trust * (mind.q - 0.5) + pr * mind.pressure + b.revise_account * accountability() +
                 (reasons() ? b.revise_reasons : 0.0) + b.revise_knowledge * mind.knowledge);
    event.revised = uniform(Purpose::revise, meeting.day) < p;
    if (!event.revised) return;
    double w = 1.0;
    const double all_odds = b.size_full * base::exp(person.size);
    if (!(uniform(Purpose::revise_full, meeting.day) < all_odds / (1.0 - b.size_full + all_odds)))
        w = logistic(b.size_mean + person.size + b.size_sd_case * normal(Purpose::revise_size, meeting.day));
    event.final_judgement = event.own + w * (event.advice - event.own);
}

// (kinds 1.4)
void Case::take_proposal() {
    event.acts = event.automatic || event.own_acts;
    if (event.shown) {
        event.acts = options() ? event.final_judgement > 0.0
                               : same(d.decision.amount, event.final_judgement, event.advice);
        if (options() && event.own_before && event.acts != event.own_acts && b.on_commitment) {
            const double margin =
                b.commit_margin * base::exponential(uniform(Purpose::commitment, meeting.day));
            event.acts = event.final_judgement > (event.own_acts ? -margin : margin);
        }
    }
    event.wanted_override = event.shown && !event.acts;
    pay_for_override();
    options() ? judge_option_taken() : judge_number_taken();
    event.harm = event.tool_verdict == Verdict::right;
    event.best = event.tool_verdict_knowable == Verdict::right;
    event.group_bits = facts.group_bits;
}

double Case::file_on_proposal(double reading) const {
    if (!options()) return 0.0;
    const FittedPalette& p = *world.palette;
    const auto t = static_cast<std::size_t>(tool), o = static_cast<std::size_t>(other);
    const double ks = b.supervisor_skill;
    return (p.alpha[t] - p.alpha[o]) +
           (ks * (fit_facts[t] - fit_facts[o]) + p.facts * std::sqrt(1.0 - ks * ks) * reading);
}

void Case::judge_option_taken() {
    const Palette& palette = d.decision.palette;
    const int chosen = event.acts ? tool : (event.shown ? other : own_option);
    for (std::size_t g = 0; g < d.groups.size(); ++g)
        if (d.groups[g].id == palette.urgent_group) event.urgent = ((facts.group_bits >> g) & 1U) == 1U;
    const auto verdict = [&](int option, int wanted) {
        if (option == wanted) return Verdict::right;
        return event.urgent || palette.options[static_cast<std::size_t>(option)].nothing ? Verdict::missed
                                                                                         : Verdict::disturbed;
    };
    event.verdict = verdict(chosen, right);
    event.twin_verdict = verdict(twin_option, right);
    event.tool_verdict = verdict(tool, right);
    event.verdict_knowable = verdict(chosen, best);
    event.twin_verdict_knowable = verdict(twin_option, best);
    event.tool_verdict_knowable = verdict(tool, best);
    const auto byte = [](int k) { return static_cast<std::uint8_t>(k); };
    event.option = byte(chosen), event.own_option = byte(own_option), event.twin_option = byte(twin_option);
    event.tool_option = byte(tool), event.right_option = byte(right), event.best_option = byte(best);
    const Option& option = palette.options[static_cast<std::size_t>(chosen)];
    event.outcome = palette.outcome_base;
    if (chosen == right)
        event.outcome +=
            palette.outcome_effect * std::max(0.0, 1.0 - option.wait_weeks / palette.horizon_weeks);
    event.minutes += option.minutes + (chosen == right ? 0.0 : palette.bounce_minutes);
    event.full_minutes += palette.options[static_cast<std::size_t>(twin_option)].minutes +
                          (twin_option == right ? 0.0 : palette.bounce_minutes);
    event.familiar = person.knows[static_cast<std::size_t>(chosen)];
}

void Case::judge_number_taken() {
    const auto verdict = [&](double number) {
        if (same(d.decision.amount, number, event.threshold)) return Verdict::right;
        return number < event.threshold ? Verdict::missed : Verdict::disturbed;
    };
    event.verdict = event.verdict_knowable =
        verdict(event.acts && event.wanted_override ? event.advice : event.final_judgement);
    event.twin_verdict = event.twin_verdict_knowable = verdict(event.twin);
    event.tool_verdict = event.tool_verdict_knowable = verdict(event.advice);
}

}  // namespace skoen::sim::plain
