// What counts as disagreeing, switching, revising; sums, sizes and regressions over trials. Rules: study_statistics.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/study_play.h"
#include "stats/random_intercept.h"

namespace skoen::lab {

// Fits that several statistics of one data set read: by rows and terms.
using FitCache = std::map<std::string, std::optional<stats::RandomInterceptFit>>;

class StudyCounts {
  public:
    StudyCounts(const scenarios::Study& study, const scenarios::StudyStatistic& statistic, FitCache& cache)
        : study_(study), s_(statistic), cache_(cache) {}

    [[nodiscard]] bool is_chosen(std::uint16_t arm, const std::vector<std::string>& arms) const;
    [[nodiscard]] std::vector<Trial> chosen(const std::vector<Trial>& trials,
                                            const std::vector<std::string>& arms) const;

    [[nodiscard]] bool disagree(const Trial& t) const;
    [[nodiscard]] bool agree(const Trial& t) const;  // not the opposite: an answer at one half does neither
    [[nodiscard]] bool switched(const Trial& t) const;
    [[nodiscard]] bool own_right(const Trial& t) const { return t.own_right; }
    [[nodiscard]] bool visible(const Trial& t) const;
    [[nodiscard]] bool moved(const Trial& t) const;  // by more than .07 in any direction
    [[nodiscard]] bool revised(const Trial& t) const;
    [[nodiscard]] double size(const Trial& t) const;
    [[nodiscard]] bool counts_for_weight(const Trial& t) const;
    [[nodiscard]] bool unmoved(const Trial& t) const;
    [[nodiscard]] int from_end(const Trial& t) const;  // cases that the person had left afterwards

    // The statistic's own measure, where it is one of these.
    [[nodiscard]] std::optional<double> between_people(const std::vector<Trial>& trials) const;
    [[nodiscard]] std::optional<double> sizes(const std::vector<Trial>& trials) const;
    [[nodiscard]] std::optional<double> weight_of_advice(const std::vector<Trial>& trials) const;
    [[nodiscard]] std::optional<double> influence(const std::vector<Trial>& trials) const;
    [[nodiscard]] std::optional<double> synergy(const std::vector<Trial>& trials) const;
    [[nodiscard]] std::optional<double> regression(const std::vector<Trial>& trials) const;

    // Rows of the regression that the statistic asks for: of switches given disagreement, or of revisions given a gap.
    [[nodiscard]] stats::GroupedRows regression_rows(const std::vector<Trial>& trials) const;

  private:
    [[nodiscard]] double term(const std::string& name, const Trial& t) const;

    const scenarios::Study& study_;
    const scenarios::StudyStatistic& s_;
    FitCache& cache_;
};

}  // namespace skoen::lab
