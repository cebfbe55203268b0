#include "lab/study_statistics.h"

#include <algorithm>

#include "lab/study_counts.h"
#include "stats/auc.h"

namespace skoen::lab {

namespace {

using scenarios::StudyMeasure;
using scenarios::StudyStatistic;
using Value = std::optional<double>;

Value share(double part, double whole) { return whole > 0.0 ? Value(part / whole) : std::nullopt; }

class Menu {
  public:
    Menu(const scenarios::Study& study, const StudyStatistic& statistic, const StudyData& data,
         FitCache& cache)
        : s_(statistic), data_(data), counts_(study, statistic, cache) {}

    Value value() const {
        const Value here = of(s_.arms);
        if (s_.minus.empty()) return here;
        const Value there = of(s_.minus);
        return here && there ? Value(*here - *there) : std::nullopt;
    }

  private:
    Value of(const std::vector<std::string>& arms) const {
        const std::vector<Trial> trials = counts_.chosen(data_.trials, arms);
        if (const Value v = of_switching(trials)) return v;
        if (const Value v = of_moving(trials)) return v;
        if (const Value v = of_deciding(trials)) return v;
        return of_people(arms);
    }

    Value mean(const std::vector<Trial>& trials, const auto& counts, const auto& holds) const {
        double part = 0, whole = 0;
        for (const Trial& t : trials) {
            if (!counts(t)) continue;
            whole += 1.0;
            part += holds(t) ? 1.0 : 0.0;
        }
        return share(part, whole);
    }

    Value of_switching(const std::vector<Trial>& trials) const {
        const auto disagree = [&](const Trial& t) { return counts_.disagree(t); };
        const auto switched = [&](const Trial& t) { return counts_.switched(t); };
        switch (s_.measure) {
        case StudyMeasure::switch_given_disagree:
        case StudyMeasure::switch_difference:
            return mean(trials, disagree, switched);
        case StudyMeasure::switch_given_tool_raises:
            return mean(
                trials, [&](const Trial& t) { return disagree(t) && t.tool_yes; }, switched);
        case StudyMeasure::switch_given_tool_lowers:
            return mean(
                trials, [&](const Trial& t) { return disagree(t) && !t.tool_yes; }, switched);
        case StudyMeasure::switch_given_revised:
            return mean(
                trials, [&](const Trial& t) { return disagree(t) && counts_.visible(t) && counts_.moved(t); },
                switched);
        case StudyMeasure::switch_change_over_cases: {
            const Value last = mean(
                trials, [&](const Trial& t) { return disagree(t) && counts_.from_end(t) < s_.span; },
                switched);
            const Value first = mean(
                trials, [&](const Trial& t) { return disagree(t) && t.place < s_.span; }, switched);
            return first && last ? Value(*last - *first) : std::nullopt;
        }
        case StudyMeasure::right_to_wrong_given_wrong_advice:
            return mean(
                trials, [&](const Trial& t) { return disagree(t) && counts_.own_right(t) && !t.tool_right; },
                switched);
        case StudyMeasure::switch_icc:
        case StudyMeasure::never_switch_share:
        case StudyMeasure::always_switch_share:
            return counts_.between_people(trials);
        default:
            return std::nullopt;
        }
    }

    Value of_moving(const std::vector<Trial>& trials) const {
        const auto visible = [&](const Trial& t) { return counts_.visible(t); };
        const auto revised = [&](const Trial& t) { return counts_.revised(t); };
        switch (s_.measure) {
        case StudyMeasure::revise_share:
            return mean(trials, visible, revised);
        case StudyMeasure::revise_share_opposite:
            return mean(
                trials, [&](const Trial& t) { return visible(t) && counts_.disagree(t); }, revised);
        case StudyMeasure::revise_share_same:
            return mean(
                trials, [&](const Trial& t) { return visible(t) && counts_.agree(t); }, revised);
        case StudyMeasure::revise_same_side_share:
            return mean(
                trials,
                [&](const Trial& t) { return revised(t) && (counts_.agree(t) || counts_.disagree(t)); },
                [&](const Trial& t) { return counts_.agree(t); });
        case StudyMeasure::full_adoption_share:
            return mean(trials, revised, [&](const Trial& t) { return counts_.size(t) >= 0.95; });
        case StudyMeasure::overshoot_share:
            return mean(trials, revised, [&](const Trial& t) { return counts_.size(t) > 1.05; });
        case StudyMeasure::no_move_share:
            return mean(
                trials, [&](const Trial& t) { return counts_.counts_for_weight(t); },
                [&](const Trial& t) { return counts_.unmoved(t); });
        case StudyMeasure::changed_share:
            return mean(
                trials, [](const Trial& t) { return t.shown; },
                [](const Trial& t) { return t.final_score != t.own_score; });
        case StudyMeasure::exact_match:
            return mean(
                trials, [](const Trial& t) { return t.shown; },
                [](const Trial& t) { return t.final_score == t.tool_score; });
        case StudyMeasure::revise_size:
        case StudyMeasure::revise_size_sd_between:
        case StudyMeasure::revise_size_sd_within:
            return counts_.sizes(trials);
        case StudyMeasure::weight_of_advice:
            return counts_.weight_of_advice(trials);
        case StudyMeasure::influence_slope:
            return counts_.influence(trials);
        default:
            return s_.terms.empty() ? std::nullopt : counts_.regression(trials);
        }
    }

    Value of_deciding(const std::vector<Trial>& trials) const {
        const auto all = [](const Trial&) { return true; };
        const auto on = [](bool yes) { return [yes](const Trial& t) { return t.tool_yes == yes; }; };
        const auto against = [](const Trial& t) { return !t.alike_after; };
        switch (s_.measure) {
        case StudyMeasure::agreement:
        case StudyMeasure::agreement_difference:
            return mean(trials, all, [](const Trial& t) { return t.alike_after; });
        case StudyMeasure::override_of_act:
        case StudyMeasure::override_of_act_difference:
        case StudyMeasure::override_of_mandatory:
            return mean(trials, on(true), against);
        case StudyMeasure::override_of_dismiss:
        case StudyMeasure::override_of_dismiss_difference:
            return mean(trials, on(false), against);
        case StudyMeasure::act_rate:
        case StudyMeasure::act_rate_difference:
            return mean(trials, all, [](const Trial& t) { return t.final_yes; });
        case StudyMeasure::accuracy_own:
            return mean(trials, all, [](const Trial& t) { return t.own_right; });
        case StudyMeasure::accuracy:
            return mean(trials, all, [](const Trial& t) { return t.final_right; });
        case StudyMeasure::accuracy_tool_right:
            return mean(
                trials, [](const Trial& t) { return t.tool_right; },
                [](const Trial& t) { return t.final_right; });
        case StudyMeasure::accuracy_tool_wrong:
            return mean(
                trials, [](const Trial& t) { return !t.tool_right; },
                [](const Trial& t) { return t.final_right; });
        case StudyMeasure::auc_own:
        case StudyMeasure::auc_final:
            return ranking(trials);
        case StudyMeasure::false_positive_gap:
        case StudyMeasure::act_rate_gap:
            return between_groups(trials);
        case StudyMeasure::synergy_g:
            return counts_.synergy(trials);
        default:
            return std::nullopt;
        }
    }

    Value ranking(const std::vector<Trial>& trials) const {
        std::vector<double> score;
        std::vector<std::uint8_t> y;
        for (const Trial& t : trials) {
            score.push_back(s_.measure == StudyMeasure::auc_own ? t.own : t.final);
            y.push_back(t.final_right == t.final_yes ? 1 : 0);
        }
        return stats::auc(score, y);
    }

    // Second group minus first: of those without harm, or of all, the share with yes.
    Value between_groups(const std::vector<Trial>& trials) const {
        const auto rate = [&](bool group) {
            return mean(
                trials,
                [&](const Trial& t) {
                    const bool harm = t.final_right == t.final_yes;
                    return t.group == group && (s_.measure == StudyMeasure::act_rate_gap || !harm);
                },
                [](const Trial& t) { return t.final_yes; });
        };
        const Value second = rate(true), first = rate(false);
        return first && second ? Value(*second - *first) : std::nullopt;
    }

    Value of_people(const std::vector<std::string>& arms) const {
        const bool trust =
            s_.measure == StudyMeasure::trust_rating || s_.measure == StudyMeasure::trust_difference;
        if (!trust && s_.measure != StudyMeasure::believed_tool_accuracy) return std::nullopt;
        double sum = 0, n = 0;
        for (const Respondent& r : data_.people) {
            if (!counts_.is_chosen(r.arm, arms)) continue;
            sum += trust ? r.trust : r.believed;
            n += 1.0;
        }
        return share(sum, n);
    }

    const StudyStatistic& s_;
    const StudyData& data_;
    StudyCounts counts_;
};

}  // namespace

Value study_statistic(const scenarios::Study& study, const StudyStatistic& statistic, const StudyData& data) {
    FitCache cache;
    return Menu(study, statistic, data, cache).value();
}

std::vector<Value> study_statistics(const scenarios::Study& study, const StudyData& data) {
    FitCache cache;
    std::vector<Value> out;
    for (const StudyStatistic& s : study.statistics) out.push_back(Menu(study, s, data, cache).value());
    return out;
}

}  // namespace skoen::lab
