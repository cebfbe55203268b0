// The models a researcher fits to the answers: which one, from a formula and a few words; and the result as text in the form
// of lme4's summary, or as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/text.h"
#include "stats/cluster_robust.h"
#include "stats/cumulative_mixed.h"
#include "stats/data_frame.h"
#include "stats/linear_mixed.h"

namespace skoen::study {

enum class Family { gaussian, binomial, ordinal };

struct AnalysisRequest {
    std::string formula;
    Family family = Family::gaussian;
    bool reml = true;
    int quadrature = 1;  // logistic and ordinal: 1 is Laplace
    stats::DegreesOfFreedom df = stats::DegreesOfFreedom::satterthwaite;
    std::vector<std::string> factors;
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

[[nodiscard]] std::string analysis_text(const Analysis& analysis, base::Language language);
[[nodiscard]] std::string analysis_json(const Analysis& analysis);

}  // namespace skoen::study
