// The models a researcher fits to the answers: which one, from a formula and a few words; and the result as text in the form
// of lme4's summary, or as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/json_writer.h"
#include "sim/base/text.h"
#include "stats/cluster_robust.h"
#include "stats/cumulative_mixed.h"
#include "stats/data_frame.h"
#include "stats/linear_mixed.h"
#include "study/study_design.h"

namespace skoen::study {

enum class Family { gaussian, binomial, ordinal };

struct AnalysisRequest {
    std::string formula;
    Family family = Family::gaussian;
    bool reml = true;
    int quadrature = 1;  // logistic and ordinal: 1 is Laplace
    stats::DegreesOfFreedom df = stats::DegreesOfFreedom::satterthwaite;
    std::vector<std::string> factors;
    std::vector<stats::LevelsOf> levels;         // a design's order: its first level is the reference
    std::optional<stats::ClusterRobust> robust;  // least squares instead of a mixed model
    std::string cluster;                         // its clusters
};

// Exactly one of linear, cumulative and robust.
struct Analysis {
    AnalysisRequest request;
    std::size_t rows = 0, dropped = 0;
    bool plain = false;  // linear: no random terms
    std::optional<stats::LinearMixedFit> linear;
    std::optional<stats::CumulativeMixedFit> cumulative;
    std::optional<stats::RobustFit> robust;
    std::string robust_name;
};

// Throws base::InputError for a formula that is none, a column the data lack, a model that is not defined.
[[nodiscard]] Analysis analyse(const stats::DataFrame& data, const AnalysisRequest& request);

// The design's preregistered model, and its levels in its own order.
[[nodiscard]] std::string preregistered_formula(const VignettePlan& plan);
[[nodiscard]] std::vector<stats::LevelsOf> levels_of(const VignettePlan& plan);

// Average marginal component effects (against each factor's first level) and marginal means, CR2 by `cluster` (a column).
// A factor that the design restricts is compared within the levels of its partners, which are weighted by the shares that
// they have among the allowed combinations: the intended display.
struct FactorEffects {
    std::string factor;
    stats::RobustFit effects, means;
    std::vector<std::string> partners;  // empty: free of the others
};
[[nodiscard]] std::vector<FactorEffects> factor_effects(const stats::DataFrame& data,
                                                        const VignettePlan& plan, const std::string& answer,
                                                        const std::string& cluster);
[[nodiscard]] std::string factor_effects_text(const std::vector<FactorEffects>& all, base::Language language);
void write_factor_effects(base::JsonWriter& json, const std::vector<FactorEffects>& all);

[[nodiscard]] std::string analysis_text(const Analysis& analysis, base::Language language);
[[nodiscard]] std::string analysis_json(const Analysis& analysis,
                                        const std::vector<FactorEffects>& effects = {});

}  // namespace skoen::study
