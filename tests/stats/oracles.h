// Figures of lme4, lmerTest, pbkrtest, clubSandwich and estimatr for the tables beside them (tests/data/oracles).
#pragma once

#include <algorithm>
#include <string>

#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "stats/csv.h"
#include "stats/model_frame.h"

namespace skoen::stats {

inline std::string oracle_path(const std::string& name) {
    return std::string(SKOEN_SOURCE_DIR) + "/tests/data/oracles/" + name;
}

inline DataFrame oracle_data(const std::string& name) {
    return read_csv(base::read_text_file(oracle_path(name)), name);
}

inline base::JsonValue oracle_json(const std::string& name) {
    return base::parse_json(base::read_text_file(oracle_path(name)), name);
}

// The number at a path of member names.
inline const base::JsonValue& oracle_at(const base::JsonValue& root,
                                        std::initializer_list<const char*> path) {
    const base::JsonValue* at = &root;
    for (const char* key : path) {
        at = at->find(key);
        base::ensure(at != nullptr, std::string("the oracle has no ") + key);
    }
    return *at;
}

inline ModelFrame oracle_frame(const std::string& formula, const std::string& data) {
    return model_frame(parse_formula(formula), oracle_data(data),
                       {{"A", "B", "C", "D", "E", "arm", "period"}, {}});
}

// Largest difference between `values` (named by `names`) and the oracle's members.
inline double largest_gap(const base::JsonValue& oracle, const std::vector<std::string>& names,
                          const std::vector<double>& values, bool relative = false) {
    double worst = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const base::JsonValue* known = oracle.find(names[i]);
        base::ensure(known != nullptr, "the oracle has no " + names[i]);
        const double gap = std::abs(values[i] - known->number);
        worst = std::max(worst, relative ? gap / std::abs(known->number) : gap);
    }
    return worst;
}

}  // namespace skoen::stats
