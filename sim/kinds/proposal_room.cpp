// One worker meets cases with proposals (proposals.h). docs/kinds.md, sections 2 and 3.
#include <algorithm>
#include <cmath>

#include "sim/kinds/past.h"
#include "sim/kinds/proposals.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr double kFarBehind = -1e9;                    // of an option that is not offered
constexpr double kPlantedNumber = 0.2231435513142098;  // log 1.25: a planted number is a quarter off
constexpr double kMostChance = 0.98;
constexpr double kSdOfMeanError =
    1.2533141373155003;  // sqrt(pi / 2): SD of a normal with mean absolute value 1

// Two best of some judgements; `without`: an option left out.
struct Best {
    std::size_t first = 0;
    double value = kFarBehind;
};
Best best_of(const double* judged, std::size_t options, std::size_t without) {
    Best out;
    bool any = false;
    for (std::size_t k = 0; k < options; ++k) {
        if (k == without) continue;
        if (!any || judged[k] > out.value) out = {k, judged[k]}, any = true;
    }
    return out;
}

base::Subjects subjects(std::span<const base::Subject> keys) {
    base::Subjects out;
    for (const base::Subject& key : keys) out.add(key);
    return out;
}

// Options of some cases, as the caseload knows them or filled in for the occasion.
template <class Columns>
class Options {
  public:
    void know(const Columns& all, std::span<const std::uint32_t> places) { all_ = &all, places_ = places; }
    Columns& make(std::size_t cases, std::size_t options) {
        own_.resize(cases, options);
        all_ = &own_;
        places_ = {};
        return own_;
    }
    [[nodiscard]] const Columns& all() const { return *all_; }
    [[nodiscard]] std::size_t place(std::size_t i) const { return places_.empty() ? i : places_[i]; }
    // Of case i, its options side by side.
    [[nodiscard]] const double* of(const std::vector<double>& column, std::size_t i) const {
        return column.data() + place(i) * all_->options;
    }

  private:
    Columns own_;
    const Columns* all_ = nullptr;
    std::span<const std::uint32_t> places_;
};

class Room {  // one worker, some cases
  public:
    Room(const ProposalTask& task, std::size_t n, Deliberation& out, std::span<Proposal> proposals)
        : t_(task), d_(task.world.definition), b_(d_.behaviour), c_(task.conditions), out_(out),
          proposals_(proposals) {
        if (has_options(d_.decision.kind)) look_up(n);
    }

    void one(std::size_t i) {
        i_ = i;
        take_time();
        p_ = Proposal{};
        if (has_options(d_.decision.kind)) {
            propose_option();
            judge_options();
        } else {
            propose_number();
            judge_numbers();
        }
        attend();
        revise();
        proposals_[i] = p_;
    }

  private:
    void look_up(std::size_t n) {
        const std::span<const std::uint32_t> places = t_.inbox.places(t_.from, n);
        const bool all_known = t_.known.cases != nullptr &&
                               std::find(places.begin(), places.end(), Inbox::kNowhere) == places.end();
        if (all_known) {
            cases_.know(*t_.known.cases, places);
        } else {
            fill_option_cases(t_.world, subjects(t_.keys), t_.inbox.facts(t_.from, n), 0,
                              cases_.make(n, options()));
        }
        if (all_known && t_.known.luck != nullptr) {
            luck_.know(*t_.known.luck, places);
        } else {
            fill_option_luck(t_.world, subjects(t_.who), subjects(t_.day), t_.inbox.facts(t_.from, n),
                             t_.mind.traits->weights, 0, luck_.make(n, options()));
        }
        tool_known_ = !all_known || t_.known.tool;
    }

    [[nodiscard]] const CaseFacts& facts() const { return t_.inbox.facts(t_.from + i_, 1).front(); }
    [[nodiscard]] double luck(LuckOf kind) const { return t_.inbox.column(Inbox::luck(kind))[t_.from + i_]; }
    [[nodiscard]] std::size_t options() const { return t_.world.palette->options; }

    void take_time() {
        const double length = facts().length;
        const double file_minutes = c_.file_minutes * length * c_.share;
        const double planned_cues = c_.cue_minutes * length * c_.share;
        const double cue_minutes = planned_cues * c_.cue_time;
        out_.full_minutes[i_] = file_minutes + planned_cues;
        out_.minutes[i_] = file_minutes + cue_minutes;
        out_.see_chance[i_] = chance_to_see(cue_minutes, c_.cue_half_minutes);
        out_.seen[i_] = luck(LuckOf::cue_seen) < out_.see_chance[i_] ? 1.0 : 0.0;
        out_.facts_part[i_] = out_.cues_part[i_] = out_.level_part[i_] = out_.occasion_part[i_] = 0.0;
    }

    // Options ------------------------------------------------------------------------------------------------------

    void propose_option() {
        const World& w = t_.world;
        const ModelSpec& spec = d_.model;
        const OptionCases& cases = cases_.all();
        const std::size_t place = cases_.place(i_);
        const base::Subject& key = t_.keys[i_];
        fit_facts_ = cases_.of(cases.facts, i_);
        fit_cues_ = cases_.of(cases.cues, i_);
        p_.right = cases.outcome[place];
        p_.best = cases.knowable[place];
        p_.urgent = ((facts().group_bits >> w.palette->urgent_bit) & 1U) != 0 && w.palette->urgent_bit < 31;
        FirstOption first;
        if (spec.drift_per_week > 0.0) {
            const double spread = spec.drift_per_week * std::sqrt(static_cast<double>(t_.week));
            double added[kMaxOptions];
            for (std::size_t k = 0; k < options(); ++k)
                added[k] = spread * w.draws.normal(Purpose::drift, key, static_cast<std::uint32_t>(k));
            first = first_option(w.tool, facts(), added);
        } else if (tool_known_) {
            first = {cases.first[place], cases.lead[place]};
        } else {
            first = first_option(w.tool, facts());
        }
        p_.tool = static_cast<std::uint8_t>(first.option);
        p_.score = w.tool.score(first.lead);
        if (spec.planted_wrong_share > 0.0) plant_wrong_option(key);
        p_.advice = t_.practice.tool.over_line[static_cast<std::size_t>(p_.score - 1)];
        p_.automatic = d_.decision.palette.robot_line > 0 && p_.score >= d_.decision.palette.robot_line &&
                       c_.showing != Showing::never;
    }

    // One of the options offered that are not the best one.
    void plant_wrong_option(const base::Subject& key) {
        const base::Block block = t_.world.draws.block(Purpose::planted, key);
        if (!base::bernoulli(base::to_uniform(block.first), d_.model.planted_wrong_share)) return;
        std::vector<std::size_t> wrong;
        for (std::size_t k = 0; k < options(); ++k)
            if (k != p_.best && t_.world.tool.offered[k] != 0) wrong.push_back(k);
        const auto place =
            static_cast<std::size_t>(base::to_uniform(block.second) * static_cast<double>(wrong.size()));
        p_.tool = static_cast<std::uint8_t>(wrong[place]);
    }

    // Judgements of all options at given skills; the penalty of what one does not know is in them.
    void judge_all(double facts_skill, double facts_rest, bool with_cues, double cues_skill,
                   double* out) const {
        const FittedPalette& palette = *t_.world.palette;
        const WorkerTraits& w = *t_.mind.traits;
        const double cues_rest = rest_of(cues_skill);
        const OptionLuck& all = luck_.all();
        const double *const facts_noise = luck_.of(all.facts, i_), *const cues_noise = luck_.of(all.cues, i_);
        const double *const occasion = luck_.of(all.occasion, i_), *const taste = luck_.of(all.taste, i_);
        for (std::size_t k = 0; k < palette.options; ++k) {
            if (t_.world.tool.offered[k] == 0) {
                out[k] = kFarBehind;
                continue;
            }
            double judged = palette.alpha[k] +
                            (facts_skill * fit_facts_[k] + palette.facts * facts_rest * facts_noise[k]) +
                            taste[k];
            if (with_cues)
                judged += cues_skill * fit_cues_[k] + palette.cues_scale * cues_rest * cues_noise[k];
            judged += w.taste[k];
            if (c_.on_occasion) judged += c_.occasion_scale * occasion[k];
            if (w.knows[k] == 0) judged -= b_.unfamiliar;
            out[k] = judged;
        }
    }

    // On the axis: the option that was named against the best of the others.
    [[nodiscard]] double against_others(const double* judged, bool named, std::size_t& other) const {
        const Best best = best_of(judged, options(), p_.tool);
        other = best.first;
        double value = judged[p_.tool];
        if (named && t_.mind.traits->knows[p_.tool] == 0)
            value += (1.0 - b_.unfamiliar_named) * b_.unfamiliar;
        return value - best.value;
    }

    void judge_options() {
        const double skill = out_.seen[i_] != 0.0 ? c_.skill_cues : 0.0;
        double judged[kMaxOptions];
        judge_all(c_.skill_facts, c_.rest_facts, true, skill, judged);
        const Best mine = best_of(judged, options(), options());
        p_.twin = p_.own = static_cast<std::uint8_t>(mine.first);
        p_.twin_yes = p_.own_yes = mine.first == p_.tool;
        std::size_t other = 0;
        p_.twin_value = against_others(judged, false, other);
        const double lead = mine.value - best_of(judged, options(), mine.first).value;
        certainty_alone_ = c_.share * certainty_at(base::logistic(lead / c_.certainty_scale));
        own_named_ = against_others(judged, true, other);
        p_.other = static_cast<std::uint8_t>(other);
        remember_file();
        certainty_ = c_.share * certainty_at(base::logistic(own_named_ / c_.certainty_scale));
    }

    void glimpse_options() {
        double judged[kMaxOptions];
        judge_all(c_.glimpse_skill, c_.glimpse_rest, false, 0.0, judged);
        const Best mine = best_of(judged, options(), options());
        p_.own = static_cast<std::uint8_t>(mine.first);
        p_.own_yes = mine.first == p_.tool;
        std::size_t other = 0;
        own_named_ = against_others(judged, true, other);
        p_.other = static_cast<std::uint8_t>(other);
        remember_file();
    }

    void remember_file() {
        const FittedPalette& palette = *t_.world.palette;
        p_.file_rest = palette.alpha[p_.tool] - palette.alpha[p_.other];
        p_.file_facts = fit_facts_[p_.tool] - fit_facts_[p_.other];
    }

    // Numbers ------------------------------------------------------------------------------------------------------

    void propose_number() {
        const World& w = t_.world;
        const Amount& amount = d_.decision.amount;
        const base::Subject& key = t_.keys[i_];
        p_.score = static_cast<int>(t_.inbox.column(Inbox::score)[t_.from + i_]);
        p_.threshold = base::log(amount.median) + amount.spread * w.draws.normal(Purpose::number_right, key);
        hard_ = base::logistic(facts().risk);
        double number = p_.threshold;
        for (const AmountFault& fault : amount.faults)
            number += ((facts().group_bits >> group_of(fault.group)) & 1U) != 0 ? fault.error : 0.0;
        const double chance = std::min(amount.tool_share * hard_ / d_.prevalence, kMostChance);
        if (base::bernoulli(w.draws.uniform(Purpose::number_tool, key), chance)) {
            number += amount.tool_error / amount.tool_share * kSdOfMeanError *
                      w.draws.normal(Purpose::number_tool, key, 1);
        }
        if (d_.model.drift_per_week > 0.0) {
            number += amount.alone_error *
                      (d_.model.drift_per_week * std::sqrt(static_cast<double>(t_.week))) *
                      w.draws.normal(Purpose::drift, key);
        }
        if (d_.model.planted_wrong_share > 0.0) {
            const base::Block block = w.draws.block(Purpose::planted, key);
            if (base::bernoulli(base::to_uniform(block.first), d_.model.planted_wrong_share))
                number =
                    p_.threshold + (base::to_uniform(block.second) < 0.5 ? -kPlantedNumber : kPlantedNumber);
        }
        p_.advice = number;
    }

    [[nodiscard]] std::size_t group_of(const std::string& id) const {
        for (std::size_t g = 0; g < d_.groups.size(); ++g)
            if (d_.groups[g].id == id) return g;
        return 31;
    }

    // An own sum: right, or off by an error of one's own. `cues`: share of the unrecorded that was seen and understood.
    [[nodiscard]] double own_number(double facts_skill, double cues) const {
        const Amount& amount = d_.decision.amount;
        const double chance = chance_off(d_, facts().risk, facts_skill, cues);
        if (!base::bernoulli(t_.world.draws.uniform(Purpose::number_alone, t_.who[i_]), chance))
            return p_.threshold;
        const double level = b_.on_level ? b_.level_sd : 0.0,
                     occasion = b_.on_occasion ? b_.occasion_sd : 0.0;
        const double sd = amount.alone_error / d_.prevalence * kSdOfMeanError /
                          std::sqrt(1.0 + level * level + occasion * occasion);
        const bool member = ((facts().group_bits >> t_.world.equity_bit) & 1U) != 0;
        const double personal = c_.level + (member ? c_.stereotype : 0.0);
        const double day = c_.on_occasion ? c_.occasion_scale * luck(LuckOf::occasion) : 0.0;
        return p_.threshold + sd * (luck(LuckOf::facts) + personal + day);
    }

    void judge_numbers() {
        const double skill = out_.seen[i_] != 0.0 ? c_.skill_cues : 0.0;
        p_.twin_value = own_named_ = own_number(c_.skill_facts, skill);
        p_.twin_yes = p_.own_yes = same_number(d_.decision.amount, p_.twin_value, p_.advice);
        certainty_ = certainty_alone_ = c_.share * b_.bare_certainty;
    }

    void glimpse_number() {
        own_named_ = own_number(c_.glimpse_skill, 0.0);
        p_.own_yes = same_number(d_.decision.amount, own_named_, p_.advice);
    }

    // Meeting the score --------------------------------------------------------------------------------------------

    void attend() {
        double shown = 0, skipped = 0;
        out_.skip_chance[i_] = 0.0;
        const std::size_t place = static_cast<std::size_t>(p_.score - 1);
        switch (c_.showing) {
        case Showing::never:
            break;
        case Showing::after_own:
            shown = 1;
            break;
        case Showing::when_certain:
            shown = 1.0 - c_.tool.hidden[place];
            break;
        case Showing::on_request: {
            const double chance =
                base::logistic(c_.request_base + c_.request_certainty * (certainty_alone_ - 0.5));
            shown = luck(LuckOf::request) < chance ? 1.0 : 0.0;
            break;
        }
        case Showing::first:
            shown = 1;
            if (!c_.on_skip) break;
            out_.skip_chance[i_] = chance_to_skip(c_.skip, out_.minutes[i_]);
            skipped = luck(LuckOf::attention) < out_.skip_chance[i_] ? 1.0 : 0.0;
            break;
        }
        if (p_.automatic) {
            out_.shown[i_] = out_.skipped[i_] = out_.skip_chance[i_] = out_.seen[i_] = out_.minutes[i_] = 0.0;
            return;
        }
        if (skipped != 0.0) {
            has_options(d_.decision.kind) ? glimpse_options() : glimpse_number();
            certainty_ = 0.0;
            out_.seen[i_] = 0.0;
            out_.minutes[i_] = c_.glimpse_minutes;
        }
        if (shown == 0.0) certainty_ = certainty_alone_;
        out_.minutes[i_] += shown != 0.0 ? c_.reasons_minutes : 0.0;
        out_.shown[i_] = shown;
        out_.skipped[i_] = skipped;
    }

    [[nodiscard]] double gap() const {
        if (has_options(d_.decision.kind)) {
            const double share = c_.tool.share[static_cast<std::size_t>(p_.score - 1)];
            return std::fabs(share - base::logistic(own_named_ / c_.certainty_scale));
        }
        const Amount& amount = d_.decision.amount;
        const double usual = amount.alone_error / d_.prevalence * kSdOfMeanError;
        return certainty_at(base::logistic((p_.advice - own_named_) / usual));
    }

    void revise() {
        const bool weighed = out_.shown[i_] != 0.0 && out_.skipped[i_] == 0.0;
        out_.twin[i_] = p_.twin_value;
        // Whom the proposal never reaches has heard no option named.
        p_.own_value = out_.shown[i_] != 0.0 ? own_named_ : p_.twin_value;
        const double own = p_.own_value;
        out_.own[i_] = own;
        out_.own_share[i_] = 0.0;
        out_.own_certainty[i_] = certainty_;
        out_.gap[i_] = out_.revise_chance[i_] = out_.revised[i_] = out_.weight[i_] = 0.0;
        out_.final_judgement[i_] = p_.automatic ? p_.advice : own;
        if (out_.skipped[i_] != 0.0) out_.final_judgement[i_] = moved(p_.advice, c_.glimpse_weight, own);
        if (!weighed) return;
        const double tool_certainty = c_.tool.certainty[static_cast<std::size_t>(p_.score - 1)];
        out_.gap[i_] = gap();
        out_.revise_chance[i_] = chance_to_revise(c_.revise, c_.revise_person, certainty_, tool_certainty,
                                                  out_.gap[i_], !p_.own_yes);
        if (!(luck(LuckOf::revise) < out_.revise_chance[i_])) return;
        out_.revised[i_] = 1.0;
        out_.weight[i_] = size_of_revision(c_.size_person, c_.size_sd_case, luck(LuckOf::revise_size),
                                           luck(LuckOf::revise_full) < c_.size_full);
        out_.final_judgement[i_] = moved(own, out_.weight[i_], p_.advice);
    }

    const ProposalTask& t_;
    const Definition& d_;
    const Behaviour& b_;
    const Conditions& c_;
    Deliberation& out_;
    std::span<Proposal> proposals_;
    std::size_t i_ = 0;
    Options<OptionCases> cases_;
    Options<OptionLuck> luck_;
    bool tool_known_ = false;                                  // what it proposes stands in cases_
    const double *fit_facts_ = nullptr, *fit_cues_ = nullptr;  // [options]
    Proposal p_;
    double own_named_ = 0, certainty_ = 0, certainty_alone_ = 0, hard_ = 0;
};

}  // namespace

void deliberate_proposals(const ProposalTask& task, std::size_t n, Deliberation& out,
                          std::span<Proposal> proposals) {
    Room room(task, n, out, proposals);
    for (std::size_t i = 0; i < n; ++i) room.one(i);
}

}  // namespace skoen::sim
