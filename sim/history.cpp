#include "sim/history.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/decision.h"
#include "sim/judgement.h"
#include "sim/kinds/past.h"
#include "sim/own_tool.h"

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

RecordedLabel recorded(const History& history, bool acted, const CaseFacts& facts, bool in_group, bool silent,
                       double u, double second) {
    bool known = true, label = facts.harm;
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
    if (label) return {!(silent && base::bernoulli(second, history.silent_share)), known};
    return {in_group && base::bernoulli(second, history.group_tilt), known};
}

}  // namespace

PastCases draw_past_cases(const Definition& definition, const CaseGenerator& generator, const Scales& scales,
                          const base::Draws& draws) {
    const auto workers = static_cast<std::uint32_t>(definition.history.workers);
    base::Subjects all;
    for (std::uint32_t j = 0; j < static_cast<std::uint32_t>(definition.history.cases); ++j) {
        all.add({j / workers, j % workers, 0, 1, base::kHistoryReplication});
    }
    PastCases past;
    past.facts.resize(all.size());
    generator.draw(draws, all, scales, past.facts);
    std::vector<double> unused;
    base::draw_uniforms(draws, Purpose::cue_seen, all, 0, past.cue_seen, unused);
    base::draw_normals(draws, Purpose::judgement_facts, all, 0, past.noise_facts, past.noise_cues);
    base::draw_normals(draws, Purpose::occasion, all, 0, past.occasion, unused);
    base::draw_uniforms(draws, Purpose::history_label, all, 0, past.label, past.tilt);
    base::draw_uniforms(draws, Purpose::history_split, all, 0, past.split, unused);
    return past;
}

HistoryRows draw_history(const Definition& definition, const Scales& scales, const base::Draws& draws,
                         std::shared_ptr<const PastCases> past, const FittedPalette* palette) {
    const Behaviour& b = definition.behaviour;
    const History& history = definition.history;
    const auto shared = shared_weights(definition);
    const OfficeTraits nowhere;  // past workers come from many offices; none is told apart
    std::vector<WorkerTraits> workers;
    workers.reserve(static_cast<std::size_t>(history.workers));
    for (int i = 0; i < history.workers; ++i) {
        workers.push_back(draw_worker(definition, shared, nowhere, draws,
                                      {0, static_cast<std::uint32_t>(i), 0, 0, base::kHistoryReplication}));
    }
    const std::size_t equity = group_bit(definition, definition.equity_group);
    const std::size_t quiet = group_bit(definition, history.silent_group);
    const double occasion_sd = occasion_scale(b, 0.0);
    HistoryRows rows;
    rows.past = std::move(past);
    rows.facts = rows.past->facts;
    for (auto* column : {&rows.acted, &rows.label, &rows.known, &rows.held_out})
        column->reserve(rows.facts.size());
    rows.judgement.reserve(rows.facts.size());
    if (palette != nullptr) {
        choose_in_the_past(definition, *palette, workers, draws, rows);
        return rows;
    }
    for (std::size_t j = 0; j < rows.facts.size(); ++j) {
        const PastCases& luck = *rows.past;
        const CaseFacts& facts = rows.facts[j];
        const WorkerTraits& w = workers[j % workers.size()];
        const bool seen =
            base::bernoulli(luck.cue_seen[j], chance_to_see(b, definition.minutes.cues * facts.length));
        const bool in_group = is_member(facts, equity);
        const bool silent = history.silent_group.empty() || is_member(facts, quiet);
        const double judgement =
            scales.alpha + facts_part(scales, w.skill_facts, facts.facts_index, luck.noise_facts[j]) +
            pattern_part(scales, w.weights, facts) +
            cues_part(scales, w.skill_cues, seen, facts.cues_index, luck.noise_cues[j]) + w.level +
            (in_group ? w.stereotype : 0.0) + (b.on_occasion ? occasion_sd * luck.occasion[j] : 0.0);
        bool acted = ActOrDismiss::choose(judgement, w.threshold);
        if (definition.decision.kind == DecisionKind::number)
            acted = past_number_off(definition, w, facts, seen, draws, j);
        const auto [label, known] =
            recorded(history, acted, facts, in_group, silent, luck.label[j], luck.tilt[j]);
        rows.acted.push_back(acted ? 1 : 0);
        rows.judgement.push_back(judgement - w.threshold);
        rows.label.push_back(label ? 1 : 0);
        rows.known.push_back(known ? 1 : 0);
        rows.held_out.push_back(base::bernoulli(luck.split[j], history.held_out_share) ? 1 : 0);
    }
    return rows;
}

RecordedLabel record_label(const Definition& definition, const CaseFacts& facts, bool acted, double first,
                           double second) {
    const History& history = definition.history;
    const bool in_group = is_member(facts, group_bit(definition, definition.equity_group));
    const bool silent =
        history.silent_group.empty() || is_member(facts, group_bit(definition, history.silent_group));
    return recorded(history, acted, facts, in_group, silent, first, second);
}

namespace {

// The tool before it has learnt anything: what it sees, its line, and the faults planted in it.
Tool blank_tool(const Definition& definition) {
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
    return tool;
}

models::RiskModel learnt(const ModelSpec& spec, const TrainingTable& table) {
    if (spec.family == ModelFamily::logistic)
        return models::fit_logistic(table.x, table.label, spec.l2).model;
    return models::fit_boosted_trees(table.x, table.label, boosting_parameters(spec.trees));
}

}  // namespace

TrainingTable training_table(const Definition& definition, const HistoryRows& history) {
    const std::vector<std::uint32_t> seen = blank_tool(definition).seen;
    TrainingTable table;
    table.x.cols = seen.size();
    for (std::size_t j = 0; j < history.facts.size(); ++j) {
        if (history.held_out[j] != 0 || history.known[j] == 0) continue;
        for (const std::uint32_t f : seen) table.x.values.push_back(history.facts[j].z[f]);
        table.label.push_back(history.label[j]);
    }
    table.x.rows = table.label.size();
    return table;
}

models::BoostingParameters boosting_parameters(const TreeOptions& t) {
    return {t.rounds, t.learning_rate, t.depth, t.min_child_weight, t.l2};
}

Tool train_tool(const Definition& definition, const HistoryRows& history) {
    Tool tool = blank_tool(definition);
    if (has_options(definition.decision.kind)) {
        train_options(definition, history, tool);
        return tool;
    }
    tool.model = definition.model.own
                     ? own_risk_model(*definition.model.own, definition, CaseGenerator(definition), tool.seen)
                     : learnt(definition.model, training_table(definition, history));
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
        if (tool.options.empty()) {
            label.push_back(history.label[j]);
            truth.push_back(history.facts[j].harm ? 1 : 0);
        } else {  // of a proposal: does it agree with what was recorded, and is it right
            const std::size_t first = first_option(tool, history.facts[j]).option;
            label.push_back(first == history.option[j] ? 1 : 0);
            truth.push_back(first == history.right_option[j] ? 1 : 0);
        }
        known.push_back(history.known[j]);
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
