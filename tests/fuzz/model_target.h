// What must hold of the readers of finished models for any bytes whatever. Used by the libFuzzer program (model.cpp) and by
// the test that replays mutated files (tests/scenarios/own_model_test.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/risk_model.h"
#include "scenarios/own_model_file.h"
#include "sim/base/error.h"
#include "tests/fuzz/json_target.h"

namespace skoen::test {

// Read as JSON, or as CSV. True when it was accepted; what is accepted can be put to work.
inline bool feed_model(std::string_view text, bool csv) {
    try {
        const sim::OwnModel own =
            scenarios::read_own_model(std::string(text), csv ? "fuzz.csv" : "fuzz.json");
        const std::vector<double> zeros(own.features.size(), 0.0);
        base::ensure(models::log_odds(own.model, zeros) == models::log_odds(own.model, zeros), "no number");
        base::ensure(own.bytes == text, "the bytes are not kept");
        return true;
    } catch (const base::InputError& error) {
        demand_good_faults(error, text);
        return false;
    }
}

}  // namespace skoen::test
