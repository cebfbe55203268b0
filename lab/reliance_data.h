// The reliance model estimated from one's own data: trials in which people judged, saw the tool, and judged again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/random_intercept.h"

namespace skoen::lab {

// A CSV file with a header. Columns by name; probabilities as shares or, where any exceeds 1, as per cent.
struct TwoStageFile {
    std::string file;
    std::string own = "own", tool = "tool", final = "final", person = "person";
    std::string outcome;  // 0 or 1, false or true; empty: not there
};

struct TwoStageTrial {
    double own = 0, tool = 0, final = 0;  // shares
    std::uint32_t person = 0;             // from 0
    std::optional<bool> outcome;
};

// Rows with an empty or non-numeric cell in one of the columns are left out and counted. Throws base::InputError: no such file or
// column, no row left.
struct TwoStageTrials {
    std::vector<TwoStageTrial> trials;
    int left_out = 0, people = 0;
};
[[nodiscard]] TwoStageTrials read_two_stage(const TwoStageFile& file);

// Rules as in study_statistics.h, sides by probability. Terms of switching: intercept, own and tool certainty |2p - 1|, and, where
// outcomes are there, tool right. Terms of revising: intercept, own and tool certainty, gap.
struct RelianceEstimate {
    int trials = 0, people = 0, left_out = 0, disagreements = 0, visible = 0, revisions = 0;
    std::optional<double> switch_share, revise_share, revise_size, full_share;
    std::optional<stats::RandomInterceptFit> switching, revising, sizes;
    bool with_outcome = false;
};
[[nodiscard]] RelianceEstimate estimate_reliance(const TwoStageTrials& data, int quadrature_points);

// Rows of the two regressions, for tests against other programs.
[[nodiscard]] stats::GroupedRows switch_rows(const TwoStageTrials& data, bool with_outcome);
[[nodiscard]] stats::GroupedRows revise_rows(const TwoStageTrials& data);

}  // namespace skoen::lab
