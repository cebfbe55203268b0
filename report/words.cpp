#include "report/words.h"

#include <algorithm>
#include <cmath>

#include "report/amounts.h"
#include "report/changes.h"
#include "report/hours.h"
#include "report/kind_words.h"
#include "report/nouns.h"
#include "report/span_words.h"
#include "report/verdicts.h"

namespace skoen::report {

namespace {

std::string percent(const std::optional<double>& share, Language language) {
    return share ? base::format_percent(*share, 0, language) : "–";
}

// "0,6 færre oversete børn (0,2 til 1,0)", "lige mange oversete børn".
std::string error_difference(const Reading& r, std::size_t plan, std::string_view measure,
                             const std::string& noun) {
    const lab::Estimate& e = *r.difference(plan, measure);
    const std::string words = difference_with_range(e, Amount::per_hundred, r.language);
    const std::string same = tr("report.amount.same", r.language);
    if (words == same) return tr("report.words.as_many", r.language, {noun});
    const std::size_t bracket = words.find(" (");
    const std::string range = bracket == std::string::npos ? "" : words.substr(bracket);
    const std::string amount = words.substr(0, bracket);
    return (amount == same ? tr("report.words.as_many", r.language, {noun}) : amount + ' ' + noun) + range;
}

std::string hours_words(const Reading& r, std::size_t plan) {
    return plan_hours_words(r.estimate(plan, "leader_hours").mean.value_or(0),
                            r.estimate(plan, "worker_hours").mean.value_or(0), r.language);
}

// "ingen bliver afgjort efter fristen", "8,8 % bliver afgjort efter fristen (19,8 procentpoint færre)".
std::string late_words(const Reading& r, std::size_t plan) {
    const auto& late = r.estimate(plan, "deadline_breach_rate").mean;
    const bool none = late && *late < smallest_shown(Amount::points);
    std::string out =
        none ? tr("plainly.late_none", r.language)
             : tr("plainly.late", r.language, {late ? base::format_percent(*late, 1, r.language) : "–"});
    const lab::Estimate* e = r.difference(plan, "deadline_breach_rate");
    if (e == nullptr || !e->mean || std::abs(*e->mean) < smallest_shown(Amount::points)) return out;
    return tr("plainly.late_change", r.language,
              {out, tr(*e->mean < 0 ? "plainly.points_fewer" : "plainly.points_more", r.language,
                       {shown(std::abs(*e->mean), Amount::points, r.language)})});
}

constexpr double kClearlyLate = 0.01;  // a point: less is no news on the front page

// Deadlines met or missed, where that is stated; "" else.
std::string headline_late(const Reading& r, std::size_t plan) {
    const Verdict v = verdict_on(r, plan, "deadline_breach_rate", Amount::points);
    const double change = r.difference(plan, "deadline_breach_rate")->mean.value_or(0);
    if (!is_stated(v) || std::abs(change) < kClearlyLate) return {};
    return tr(is_less(v) ? "plainly.headline_late_fewer" : "plainly.headline_late_more", r.language,
              {shown(std::abs(change), Amount::per_hundred, r.language)});
}

// What the plan costs or saves in time.
std::string price(const Reading& r, std::size_t plan) {
    const Verdict v = verdict_on(r, plan, "minutes_per_case", Amount::minutes);
    const double difference = r.difference(plan, "minutes_per_case")->mean.value_or(0);
    const std::string minutes = base::format_number(std::abs(difference), 1, r.language);
    const std::string hours = hours_words(r, plan);
    if (is_stated(v) && is_more(v)) {
        return hours.empty() ? tr("report.words.price_minutes", r.language, {minutes})
                             : tr("report.words.price_minutes_hours", r.language, {minutes, hours});
    }
    if (is_stated(v)) {
        return hours.empty() ? tr("report.words.saves", r.language, {minutes})
                             : tr("report.words.saves_but", r.language, {minutes, hours});
    }
    if (!hours.empty()) return tr("report.words.price_hours", r.language, {hours});
    return v == Verdict::same ? tr("report.words.no_price", r.language) : "";
}

PlanWords without_score(const Reading& r) {
    PlanWords words;
    words.sentences.push_back(tr(
        "report.words.none_errors", r.language,
        {shown(r.estimate(0, "missed_rate").mean, Amount::per_hundred, r.language), missed_noun(r),
         shown(r.estimate(0, "disturbed_rate").mean, Amount::per_hundred, r.language), disturbed_noun(r)}));
    words.sentences.push_back(
        tr("report.words.none_time", r.language,
           {shown(r.estimate(0, "minutes_per_case").mean, Amount::minutes, r.language),
            shown(r.estimate(0, "backlog").mean, Amount::cases, r.language), late_words(r, 0)}));
    for (std::string more : {kind_sentences(r, 0), skill_words(r, 0)}) {
        if (!more.empty()) words.sentences.push_back(std::move(more));
    }
    return words;
}

std::string behaviour_words(const Reading& r, std::size_t plan) {
    const auto overrides = r.estimate(plan, "override_rate").mean;
    if (!overrides) return {};
    std::string out = tr("report.words.overrides", r.language,
                         {percent(overrides, r.language),
                          percent(r.estimate(plan, "override_right_rate_knowable").mean, r.language)});
    const auto skipped = r.estimate(plan, "skip_rate").mean;
    if (skipped && *skipped >= 0.005)
        out += ' ' + tr("report.words.skips", r.language, {percent(skipped, r.language)});
    return out;
}

std::string time_words(const Reading& r, std::size_t plan) {
    const std::string hours = hours_words(r, plan);
    std::string out =
        tr("report.words.time", r.language,
           {shown(r.estimate(plan, "minutes_per_case").mean, Amount::minutes, r.language),
            difference_words(r.difference(plan, "minutes_per_case")->mean, Amount::minutes, r.language),
            shown(r.estimate(plan, "backlog").mean, Amount::cases, r.language),
            difference_words(r.difference(plan, "backlog")->mean, Amount::cases, r.language),
            late_words(r, plan)});
    if (!hours.empty()) out += ' ' + tr("report.words.costs_hours", r.language, {hours});
    return out;
}

PlanWords with_score(const Reading& r, std::size_t plan) {
    PlanWords words;
    words.plan = plan;
    words.sentences.push_back(errors_sentence(r, plan) + ' ' +
                              tr("report.words.errors", r.language,
                                 {error_difference(r, plan, "missed_rate", missed_noun(r)),
                                  error_difference(r, plan, "disturbed_rate", disturbed_noun(r))}));
    if (std::string own = kind_sentences(r, plan); !own.empty()) words.sentences.push_back(std::move(own));
    const ChangeCounts counts = change_counts(r, plan);
    std::string changed =
        tr("report.words.changed", r.language,
           {std::to_string(counts[Change::corrected]), new_errors(counts.broken(), r.language),
            std::to_string(counts[Change::needless]), std::to_string(counts[Change::missed]),
            disturbed_noun(r), missed_noun(r)});
    if (const std::string behaviour = behaviour_words(r, plan); !behaviour.empty())
        changed += ' ' + behaviour;
    words.sentences.push_back(std::move(changed));
    words.sentences.push_back(time_words(r, plan));
    for (std::string more : {skill_words(r, plan), outage_words(r, plan)}) {
        if (!more.empty()) words.sentences.push_back(std::move(more));
    }
    return words;
}

// What can be said to do less harm comes before what cannot.
int harm_place(Verdict harm) {
    if (is_less(harm)) return is_stated(harm) ? 0 : 1;
    if (is_more(harm)) return is_stated(harm) ? 4 : 3;
    return 2;
}

// The heavier error is named first.
std::string weight_words(const sim::Definition& definition, Language language) {
    const sim::Costs& costs = definition.costs;
    if (costs.missed == costs.disturbed) return tr("report.words.weigh_alike", language);
    const std::string missed = definition.decision.missed.in(language),
                      disturbed = definition.decision.disturbed.in(language);
    const bool missed_heavier = costs.missed > costs.disturbed;
    const double ratio = missed_heavier ? costs.missed / costs.disturbed : costs.disturbed / costs.missed;
    const bool is_whole = ratio == std::floor(ratio);
    return tr("report.words.weight", language,
              {base::format_number(ratio, is_whole ? 0 : 1, language), missed_heavier ? missed : disturbed,
               missed_heavier ? disturbed : missed});
}

}  // namespace

std::optional<std::size_t> lead_plan(const Reading& r) {
    std::optional<std::size_t> best;
    int best_place = 0;
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const auto cost = r.estimate(i, "harm_cost").mean;
        if (!cost) continue;
        const int place = harm_place(verdict_on(r, i, "harm_cost", Amount::cost));
        const bool better = !best || place < best_place ||
                            (place == best_place && *cost < *r.estimate(*best, "harm_cost").mean);
        if (!better) continue;
        best = i;
        best_place = place;
    }
    return best;
}

Headline headline_parts(const Reading& r) {
    const std::optional<std::size_t> lead = lead_plan(r);
    if (!lead) return {tr("report.words.only_none", r.language), "", ""};
    const Verdict harm = verdict_on(r, *lead, "harm_cost", Amount::cost);
    if (harm == Verdict::too_few) return {capitalised(tr("report.too_few", r.language)) + '.', "", ""};
    const std::string contrast = number_contrast(r, *lead);
    if (is_more(harm)) {
        const char* key = is_stated(harm) ? "report.words.all_worse" : "plainly.all_seem_worse";
        return {tr(key, r.language), contrast, ""};
    }
    if (!is_less(harm)) return {tr("report.differences.unclear", r.language), contrast, ""};
    std::string cost = price(r, *lead);
    if (!contrast.empty()) cost += (cost.empty() ? "" : " ") + contrast;
    return {errors_sentence(r, *lead), std::move(cost), headline_late(r, *lead)};
}

std::string headline(const Reading& r) {
    const Headline parts = headline_parts(r);
    std::string out = parts.gain;
    for (const std::string* more : {&parts.price, &parts.late}) {
        if (!more->empty()) out += ' ' + *more;
    }
    return out;
}

std::vector<PlanWords> plan_words(const Reading& r) {
    std::vector<PlanWords> all{without_score(r)};
    for (std::size_t i = 1; i < r.plans(); ++i) all.push_back(with_score(r, i));
    return all;
}

FileWords file_words(const Reading& r) {
    FileWords words;
    const auto add = [&](std::string& list, const base::Bilingual& name) {
        list += (list.empty() ? "" : " · ") + name.in(r.language);
    };
    const std::vector<std::string>& unseen = r.definition().model.hidden;
    for (const sim::Feature& f : r.definition().features) {
        add(std::find(unseen.begin(), unseen.end(), f.id) == unseen.end() ? words.seen : words.hidden,
            f.name);
    }
    for (const sim::Cue& cue : r.definition().cues) add(words.cues, cue.name);
    return words;
}

std::string model_origin(const Reading& r) {
    const sim::ModelSpec& model = r.definition().model;
    return model.own ? tr("ownmodel.report", r.language, {model.file}) : tr("report.model.label", r.language);
}

std::vector<std::string> reading_notes(const Reading& r) {
    std::vector<std::string> notes{tr("report.words.twins", r.language),
                                   weight_words(r.definition(), r.language)};
    const std::string played = base::format_count(r.comparison.replications, r.language);
    notes.push_back(tr("report.words.intervals", r.language, {played}));
    bool uncertain = false;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        for (const lab::Estimate& e : r.plan(i).measures) uncertain = uncertain || e.elo.has_value();
    }
    if (!uncertain) notes.push_back(tr("report.words.chance_only", r.language));
    return notes;
}

}  // namespace skoen::report
