#include "sim/history.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/decision.h"
#include "sim/judgement.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr std::array<double, 10> kOwnScoreShares = {.04, .07, .10, .12, .17, .18, .15, .09, .05, .03};

std::size_t group_bit(const Definition& definition, const std::string& id) {
    for (std::size_t g = 0; g < definition.groups.size(); ++g) {
        if (definition.groups[g].id == id) return g;
    }
    return 31;  // no such group: no case has this bit
}

bool is_member(const CaseFacts& facts, std::size_t bit) { return ((facts.group_bits >> bit) & 1U) != 0; }

// The recorded label; `known` says whether anything was recorded at all.
bool recorded(const History& history, bool acted, const CaseFacts& facts, bool in_group, bool silent,
              const base::Block& luck, bool& known) {
    const double u = base::to_uniform(luck.first);
    known = true;
    bool label = facts.harm;
    switch (history.label) {
    case LabelKind::truth:
        break;
    case LabelKind::past_decision:
        label = acted;
        break;
    case LabelKind::mixed:
        label = base::bernoulli(u, history.decided_share) ? acted : facts.harm;
        break;
    case LabelKind::selective:
        known = !acted || base::bernoulli(u, history.selective_leak);
        break;
    case LabelKind::where_acted:
        known = acted || base::bernoulli(u, history.selective_leak);
        break;
    }
    const double second = base::to_uniform(luck.second);
    if (label) return !(silent && base::bernoulli(second, history.silent_share));
    return in_group && base::bernoulli(second, history.group_tilt);
}

}  // namespace

HistoryRows draw_history(const Definition& definition, const CaseGenerator& generator, const Scales& scales,
                         const base::Draws& draws) {
    const Behaviour& b = definition.behaviour;
    const History& history = definition.history;
    const auto shared = shared_weights(definition);
    const OfficeTraits nowhere;  // past workers come from many offices; none is told apart
    std::vector<WorkerTraits> workers;
    for (int i = 0; i < history.workers; ++i) {
        workers.push_back(draw_worker(definition, shared, nowhere, draws,
                                      {0, static_cast<std::uint32_t>(i), 0, 0, base::kHistoryReplication}));
    }
    const std::size_t equity = group_bit(definition, definition.equity_group);
    const std::size_t quiet = group_bit(definition, history.silent_group);
    const auto subject = [&history](int j) {
        return base::Subject{static_cast<std::uint32_t>(j / history.workers),
                             static_cast<std::uint32_t>(j % history.workers), 0, 1,
                             base::kHistoryReplication};
    };
    HistoryRows rows;
    base::Subjects all;
    for (int j = 0; j < history.cases; ++j) all.add(subject(j));
    rows.facts.resize(all.size());
    generator.draw(draws, all, scales, rows.facts);
    for (int j = 0; j < history.cases; ++j) {
        const base::Subject who = subject(j);
        const std::uint32_t seat = who.seat;
        const CaseFacts& facts = rows.facts[static_cast<std::size_t>(j)];
        const WorkerTraits& w = workers[seat];
        const bool seen = base::bernoulli(draws.uniform(Purpose::cue_seen, who),
                                          chance_to_see(b, definition.minutes.cues * facts.length));
        const auto [noise_facts, noise_cues] = draws.normals(Purpose::judgement_facts, who);
        const bool in_group = is_member(facts, equity);
        const bool silent = history.silent_group.empty() || is_member(facts, quiet);
        const double judgement =
            scales.alpha + facts_part(scales, w.skill_facts, facts.facts_index, noise_facts) +
            pattern_part(scales, w.weights, facts) +
            cues_part(scales, w.skill_cues, seen, facts.cues_index, noise_cues) + w.level +
            (in_group ? w.stereotype : 0.0) + occasion_part(b, 0.0, draws.normal(Purpose::occasion, who));
        const bool acted = ActOrDismiss::choose(judgement, w.threshold);
        bool known = true;
        const bool label = recorded(history, acted, facts, in_group, silent,
                                    draws.block(Purpose::history_label, who), known);
        rows.acted.push_back(acted ? 1 : 0);
        rows.judgement.push_back(judgement - w.threshold);
        rows.label.push_back(label ? 1 : 0);
        rows.known.push_back(known ? 1 : 0);
        rows.held_out.push_back(
            base::bernoulli(draws.uniform(Purpose::history_split, who), history.held_out_share) ? 1 : 0);
    }
    return rows;
}

Tool train_tool(const Definition& definition, const HistoryRows& history) {
    const ModelSpec& spec = definition.model;
    Tool tool;
    tool.line = spec.line;
    for (std::size_t f = 0; f < definition.features.size(); ++f) {
        const auto& id = definition.features[f].id;
        if (std::find(spec.hidden.begin(), spec.hidden.end(), id) == spec.hidden.end()) {
            tool.seen.push_back(static_cast<std::uint32_t>(f));
        }
        if (id == spec.tilt_feature && spec.age_tilt != 0.0) tool.tilt_feature = f;
    }
    tool.tilt = spec.age_tilt;

    models::Matrix x;
    x.cols = tool.seen.size();
    std::vector<std::uint8_t> label;
    for (std::size_t j = 0; j < history.facts.size(); ++j) {
        if (history.held_out[j] != 0 || history.known[j] == 0) continue;
        for (const std::uint32_t f : tool.seen) x.values.push_back(history.facts[j].z[f]);
        label.push_back(history.label[j]);
    }
    x.rows = label.size();
    if (spec.family == ModelFamily::logistic) {
        tool.model = models::fit_logistic(x, label, spec.l2).model;
    } else {
        const TreeOptions& t = spec.trees;
        tool.model = models::fit_boosted_trees(
            x, label, {t.rounds, t.learning_rate, t.depth, t.min_child_weight, t.l2});
    }
    std::vector<double> predicted;
    for (std::size_t j = 0; j < history.facts.size(); ++j) {
        if (history.held_out[j] == 0) predicted.push_back(tool.predict(history.facts[j]));
    }
    tool.scale = models::make_decile_scale(predicted);
    tool.line_log_odds = tool.scale.cuts[static_cast<std::size_t>(std::max(tool.line - 2, 0))];
    return tool;
}

models::Card make_tool_card(const Definition& definition, const HistoryRows& history, const Tool& tool) {
    std::vector<double> predicted;
    std::vector<int> score;
    std::vector<std::uint8_t> label, known, truth;
    std::vector<std::vector<std::uint8_t>> member(definition.groups.size());
    for (std::size_t j = 0; j < history.facts.size(); ++j) {
        if (history.held_out[j] == 0) continue;
        predicted.push_back(tool.predict(history.facts[j]));
        score.push_back(tool.score(predicted.back()));
        label.push_back(history.label[j]);
        known.push_back(history.known[j]);
        truth.push_back(history.facts[j].harm ? 1 : 0);
        for (std::size_t g = 0; g < member.size(); ++g) {
            member[g].push_back(static_cast<std::uint8_t>((history.facts[j].group_bits >> g) & 1U));
        }
    }
    models::CardInput input;
    input.log_odds = predicted;
    input.score = score;
    input.label = label;
    input.label_known = known;
    input.truth = truth;
    for (std::size_t g = 0; g < member.size(); ++g)
        input.groups.push_back({definition.groups[g].id, member[g]});
    input.line = tool.line;
    return models::make_card(input);
}

std::array<double, 9> own_score_cuts(const HistoryRows& history) {
    std::vector<double> sorted = history.judgement;
    base::ensure(!sorted.empty(), "own_score_cuts: empty history");
    std::sort(sorted.begin(), sorted.end());
    std::array<double, 9> cuts{};
    double share = 0;
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        share += kOwnScoreShares[k];
        cuts[k] = sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }
    return cuts;
}

int own_score(const std::array<double, 9>& cuts, double over_threshold) {
    int score = 1;
    for (const double cut : cuts) score += over_threshold >= cut ? 1 : 0;
    return score;
}

}  // namespace skoen::sim
