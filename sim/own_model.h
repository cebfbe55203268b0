// A finished model from elsewhere, as a scenario's file brings it: an XGBoost model or a logistic scorecard.
#pragma once

#include <string>
#include <vector>

#include "models/risk_model.h"

namespace skoen::sim {

struct OwnModel {
    std::string bytes;                  // of the file, as they were read
    std::string ending;                 // ".json" or ".csv"
    std::vector<std::string> features;  // ids of the scenario's features; column k of `model`
    bool standardised = false;          // the columns are z; otherwise values as a person reads them
    models::RiskModel model;
};

}  // namespace skoen::sim
