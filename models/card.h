#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stats/auc.h"
#include "stats/intervals.h"

namespace skoen::models {

// The model card: how the model does on a held-out part of the history. All values are null (std::nullopt)
// where they are not defined (no positives, no cases with that score, ...), never 0 in their stead.

struct CardGroup {
    std::string id;
    std::span<const std::uint8_t> member;  // length n; 1: belongs to the group
};

struct CardInput {
    std::span<const double> log_odds;           // length n, predicted
    std::span<const int> score;                 // length n, 1 .. 10
    std::span<const std::uint8_t> label;        // length n, 0 or 1: as recorded, what the model learned from
    std::span<const std::uint8_t> label_known;  // length n, or empty when every label was recorded
    std::span<const std::uint8_t> truth;        // length n, 0 or 1: what was so; only a simulation knows it
    std::vector<CardGroup> groups;              // may overlap
    int line = 8;                               // the tool recommends action from this score, 1 .. 10
};

struct CalibrationRow {
    int score = 0;                              // 1 .. 10
    std::size_t n = 0;                          // cases with this score
    std::optional<double> mean_predicted;       // mean predicted probability
    std::optional<stats::Proportion> observed;  // share of positives, with Wilson 95 % interval
};

// At the line. Positive: the target is 1. Flagged: score >= line. Every rate with its n and Wilson 95 %
// interval.
struct ErrorRates {
    std::size_t true_positives = 0;
    std::size_t false_positives = 0;
    std::size_t true_negatives = 0;
    std::size_t false_negatives = 0;
    std::optional<stats::Proportion> flagged;                    // of all
    std::optional<stats::Proportion> sensitivity;                // flagged, of the positives
    std::optional<stats::Proportion> specificity;                // not flagged, of the negatives
    std::optional<stats::Proportion> false_positive_rate;        // 1 - specificity
    std::optional<stats::Proportion> false_negative_rate;        // 1 - sensitivity
    std::optional<stats::Proportion> positive_predictive_value;  // positive, of the flagged
    std::optional<stats::Proportion> agreement;                  // flagged if and only if positive, of all
};

struct GroupCard {
    std::string id;
    std::size_t n = 0;
    std::size_t positives = 0;
    std::optional<double> auc;
    ErrorRates rates;
};

// The card against one target.
struct TargetCard {
    std::size_t n = 0;
    std::size_t positives = 0;
    std::optional<stats::AucEstimate> auc;  // of log_odds; DeLong 95 % interval
    std::array<CalibrationRow, 10> calibration;
    // Log-odds to add to every prediction so that their mean is the observed share: 0 is right, above 0 the
    // model says too little (Cox 1958; Van Calster et al. 2016).
    std::optional<double> calibration_in_the_large;
    // Slope of a logistic regression of the target on log_odds: 1 is right, below 1 the predictions are too
    // extreme.
    std::optional<double> calibration_slope;
    ErrorRates rates;
    std::vector<GroupCard> groups;  // in the order of CardInput::groups
};

struct Card {
    int line = 0;
    TargetCard label;  // against what was recorded
    TargetCard truth;  // against what was so
};

// Throws InternalError when lengths differ or scores lie outside 1 .. 10.
[[nodiscard]] Card make_card(const CardInput& input);

}  // namespace skoen::models
