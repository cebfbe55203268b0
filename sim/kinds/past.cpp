#include "sim/kinds/past.h"

#include <algorithm>
#include <cmath>

#include "sim/judgement.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr std::size_t kPastAtOnce = 512;
constexpr double kSurelyOff = 0.98;

base::Subject past_subject(const Definition& definition, std::size_t j) {
    const auto workers = static_cast<std::uint32_t>(definition.history.workers);
    const auto number = static_cast<std::uint32_t>(j);
    return {number / workers, number % workers, 0, 1, base::kHistoryReplication};
}

// Noise of some past cases, [options][cases].
struct PastNoise {
    std::vector<double> fit, occasion, facts, cues;
};

PastNoise draw_past_noise(const Definition& definition, const base::Draws& draws, std::size_t from,
                          std::size_t n, std::size_t options) {
    base::Subjects who;
    for (std::size_t j = from; j < from + n; ++j) who.add(past_subject(definition, j));
    PastNoise out;
    out.fit = option_normals(draws, Purpose::option_fit, who, options);
    out.occasion = option_normals(draws, Purpose::occasion, who, options);
    std::vector<double> first, second;
    for (std::size_t k = 0; k < options; ++k) {
        base::draw_normals(draws, Purpose::judgement_facts, who, static_cast<std::uint32_t>(k), first,
                           second);
        out.facts.insert(out.facts.end(), first.begin(), first.end());
        out.cues.insert(out.cues.end(), second.begin(), second.end());
    }
    return out;
}

}  // namespace

std::size_t recorded_option(const History& history, std::size_t chosen, std::size_t right, double uniform) {
    switch (history.label) {
    case LabelKind::truth:
        return right;
    case LabelKind::mixed:
        return base::bernoulli(uniform, history.decided_share) ? chosen : right;
    case LabelKind::past_decision:
    case LabelKind::selective:
    case LabelKind::where_acted:
        break;
    }
    return chosen;
}

void choose_in_the_past(const Definition& d, const FittedPalette& palette,
                        const std::vector<WorkerTraits>& workers, const base::Draws& draws,
                        HistoryRows& rows) {
    const Behaviour& b = d.behaviour;
    const PastCases& luck = *rows.past;
    const std::size_t options = palette.options;
    const double occasion_sd = b.on_occasion ? occasion_scale(b, 0.0) : 0.0;
    for (std::size_t from = 0; from < rows.facts.size(); from += kPastAtOnce) {
        const std::size_t n = std::min(kPastAtOnce, rows.facts.size() - from);
        const PastNoise noise = draw_past_noise(d, draws, from, n, options);
        double own[kMaxOptions], judged[kMaxOptions];
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t j = from + i;
            const CaseFacts& facts = rows.facts[j];
            const WorkerTraits& w = workers[j % workers.size()];
            for (std::size_t k = 0; k < options; ++k) own[k] = noise.fit[k * n + i];
            const Fits fits = fits_of(palette, facts, own);
            const bool seen =
                base::bernoulli(luck.cue_seen[j], chance_to_see(b, d.minutes.cues * facts.length));
            const double skill = seen ? w.skill_cues : 0.0;
            std::size_t first = 0;
            double lead = 0;
            for (std::size_t k = 0; k < options; ++k) {
                judged[k] =
                    palette.alpha[k] +
                    (w.skill_facts * fits.facts[k] +
                     palette.facts * rest_of(w.skill_facts) * noise.facts[k * n + i]) +
                    taste_of_facts(palette, k, facts, w.weights) +
                    (skill * fits.cues[k] + palette.cues_scale * rest_of(skill) * noise.cues[k * n + i]) +
                    w.taste[k] + occasion_sd * noise.occasion[k * n + i] -
                    (w.knows[k] != 0 ? 0.0 : b.unfamiliar);
                if (judged[k] > judged[first]) first = k;
            }
            bool any = false;
            for (std::size_t k = 0; k < options; ++k) {
                if (k == first) continue;
                const double behind = judged[first] - judged[k];
                if (!any || behind < lead) lead = behind, any = true;
            }
            const RightOption right =
                right_option(palette, fits, draws.uniform(Purpose::label, past_subject(d, j)));
            rows.acted.push_back(first == right.outcome ? 1 : 0);
            rows.judgement.push_back(lead);
            rows.option.push_back(
                static_cast<std::uint8_t>(recorded_option(d.history, first, right.outcome, luck.label[j])));
            rows.right_option.push_back(static_cast<std::uint8_t>(right.outcome));
            rows.label.push_back(rows.option.back() == right.outcome ? 1 : 0);
            rows.known.push_back(1);
            rows.held_out.push_back(base::bernoulli(luck.split[j], d.history.held_out_share) ? 1 : 0);
        }
    }
}

void train_options(const Definition& definition, const HistoryRows& history, Tool& tool) {
    const std::vector<Option>& options = definition.decision.palette.options;
    models::Matrix x;
    x.cols = tool.seen.size();
    std::vector<std::size_t> used;
    for (std::size_t j = 0; j < history.facts.size(); ++j) {
        if (history.held_out[j] != 0) continue;
        for (const std::uint32_t f : tool.seen) x.values.push_back(history.facts[j].z[f]);
        used.push_back(j);
    }
    x.rows = used.size();
    for (std::size_t k = 0; k < options.size(); ++k) {
        std::vector<std::uint8_t> label;
        label.reserve(used.size());
        for (const std::size_t j : used) label.push_back(history.option[j] == k ? 1 : 0);
        tool.options.push_back(models::fit_logistic(x, label, definition.model.l2).model);
        tool.offered.push_back(options[k].offered ? 1 : 0);
    }
    std::vector<double> leads;
    leads.reserve(used.size());
    for (const std::size_t j : used) leads.push_back(tool.predict(history.facts[j]));
    tool.scale = models::make_decile_scale(leads);
    tool.line = 1;
    tool.line_log_odds = 0;
}

double chance_off(const Definition& d, double risk, double facts_skill, double cues) {
    const Behaviour& b = d.behaviour;
    const double usual_cues = b.skill_cues * chance_to_see(b, d.minutes.cues);
    const double lacking =
        ((1.0 - facts_skill) / (1.0 - b.skill_facts)) * ((1.0 - cues) / (1.0 - usual_cues));
    return std::min(base::logistic(risk) * lacking, kSurelyOff);
}

bool past_number_off(const Definition& d, const WorkerTraits& w, const CaseFacts& facts, bool cue_seen,
                     const base::Draws& draws, std::size_t j) {
    const double chance = chance_off(d, facts.risk, w.skill_facts, cue_seen ? w.skill_cues : 0.0);
    return base::bernoulli(draws.uniform(Purpose::number_alone, past_subject(d, j)), chance);
}

}  // namespace skoen::sim
