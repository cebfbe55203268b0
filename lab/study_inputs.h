// What a study's file does not state is drawn, once for each simulated study, from the prior of studies with lay or with
// professional judges; never chosen. The priors are means and SDs over the rows of assets/evidence/study_inputs.csv.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "scenarios/study.h"
#include "sim/base/random.h"

namespace skoen::lab {

enum class StudyInput : std::uint8_t {
    base_rate,
    tool_auc,
    tool_act_rate,
    tool_certainty,
    own_accuracy,
    own_act_rate,
    own_certainty,
    easy_certainty,
    correlation,
    threshold,
    minutes,
    people
};
inline constexpr std::size_t kStudyInputs = 12;

struct InputPrior {
    std::string_view name;
    double lay_mean, lay_sd;
    double professional_mean, professional_sd;
    double lo, hi;   // draws are cut to this
    bool logarithm;  // mean is the median, SD that of the logarithm
    std::string_view source;
};
[[nodiscard]] std::span<const InputPrior> study_input_priors();

// One simulated study's draws.
class StudyInputs {
  public:
    StudyInputs(scenarios::JudgeKind judges, const base::Draws& draws, std::uint32_t replication);

    // `stated` where it is known, else the draw.
    [[nodiscard]] double get(StudyInput input, double stated = scenarios::kUnknown) const;

  private:
    std::array<double, kStudyInputs> drawn_{};
};

}  // namespace skoen::lab
