#include "scenarios/exploration.h"

#include "scenarios/describe_exploration.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/shipped_files.h"

namespace skoen::scenarios {

int set_count(const Exploration& e) {
    switch (e.sampling) {
    case Sampling::factorial: {
        int product = 1;
        for (const SweepFactor& factor : e.factors) product *= factor.levels;
        return product;
    }
    case Sampling::saltelli:
        return e.draws * (static_cast<int>(e.factors.size()) + 2);
    case Sampling::priors:
    case Sampling::latin_hypercube:
    case Sampling::sobol:
        break;
    }
    return e.draws;
}

Exploration read_exploration(const base::JsonValue& root) { return read_with_schema<Exploration>(root); }

Exploration load_exploration(std::string_view id_or_path) {
    return read_exploration(shipped_or_file(id_or_path, "scenarios/explorations/", "exploration"));
}

std::string write_exploration(const Exploration& exploration) { return write_with_schema(exploration); }

}  // namespace skoen::scenarios
