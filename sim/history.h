// The history a model is trained on: cases decided without the tool by a past generation of workers who share a
// deviation d_0, and the label that was recorded, which is not the truth.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>

#include "sim/kinds/palette.h"
#include "sim/tool.h"

namespace skoen::sim {

// What of the history does not depend on the people in it. All [cases].
struct PastCases {
    std::vector<CaseFacts> facts;
    std::vector<double> cue_seen, label, tilt, split;       // uniform
    std::vector<double> noise_facts, noise_cues, occasion;  // normal
};
[[nodiscard]] PastCases draw_past_cases(const Definition& definition, const CaseGenerator& generator,
                                        const Scales& scales, const base::Draws& draws);

struct HistoryRows {
    std::shared_ptr<const PastCases> past;
    std::span<const CaseFacts> facts;    // [cases] those of `past`
    std::vector<std::uint8_t> acted;     // [cases] the past decision
    std::vector<double> judgement;       // [cases] the past worker's judgement over the threshold, log-odds
    std::vector<std::uint8_t> label;     // [cases] what was recorded
    std::vector<std::uint8_t> known;     // [cases] 0 where nothing was recorded (selective labels)
    std::vector<std::uint8_t> held_out;  // [cases] 1: kept for the card
    // Kinds choose and route, [cases]: the option that was recorded, and the one that would have been right.
    std::vector<std::uint8_t> option, right_option;
};

[[nodiscard]] HistoryRows draw_history(const Definition& definition, const Scales& scales,
                                       const base::Draws& draws, std::shared_ptr<const PastCases> past,
                                       const FittedPalette* palette = nullptr);

// What goes into the record about one case; `known` is false where nothing does. `first`, `second`: uniform.
struct RecordedLabel {
    bool label = false, known = true;
};
[[nodiscard]] RecordedLabel record_label(const Definition& definition, const CaseFacts& facts, bool acted,
                                         double first, double second);
[[nodiscard]] inline HistoryRows draw_history(const Definition& definition, const CaseGenerator& generator,
                                              const Scales& scales, const base::Draws& draws) {
    return draw_history(
        definition, scales, draws,
        std::make_shared<const PastCases>(draw_past_cases(definition, generator, scales, draws)));
}

// What a model is trained on: the facts it sees of the cases not held out whose label was recorded.
struct TrainingTable {
    models::Matrix x;                 // standardised
    std::vector<std::uint8_t> label;  // [x.rows]
};
[[nodiscard]] TrainingTable training_table(const Definition& definition, const HistoryRows& history);
[[nodiscard]] models::BoostingParameters boosting_parameters(const TreeOptions& trees);

// Fits the model on the part not held out, or takes the scenario's own, and cuts the scale at the history's deciles.
[[nodiscard]] Tool train_tool(const Definition& definition, const HistoryRows& history);

[[nodiscard]] models::Card make_tool_card(const Definition& definition, const HistoryRows& history,
                                          const Tool& tool);

// Cuts on judgement - threshold that turn an own judgement into 1 to 10, chosen so that half of the own scores are 5 to
// 7, as in the Danish pilot (Moreau Hansen et al. 2024; evidence row C03). The shares below 5 and above 7 are assumed.
[[nodiscard]] std::array<double, 9> own_score_cuts(const HistoryRows& history);

[[nodiscard]] int own_score(const std::array<double, 9>& cuts, double over_threshold);

}  // namespace skoen::sim
