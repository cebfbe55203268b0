// A prepared comparison: one scenario played in a few ways so that something the field argues about can be seen, with
// what is expected to come out. Files in scenarios/comparisons/; played by lab/prepared.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

struct ComparedSide {
    std::string id;
    base::Bilingual name;
    std::string strategy;           // id of a shipped strategy
    std::vector<std::string> sets;  // "/POINTER=VALUE", as `skoen run --set`
};

enum class Relation : std::uint8_t { more, less, same };

struct Expectation {
    std::string measure;  // one of `skoen list measures`
    std::string side;     // `side` has `relation` of the measure, against `than`
    Relation relation = Relation::more;
    std::string than;
    double margin = 0;     // same: differences smaller than this count as none, in the measure's unit
    int from = 0, to = 0;  // weeks, both included; 0: the whole run
};

struct PreparedComparison {
    int schema = 1;
    std::string id;
    base::Bilingual name;
    base::Bilingual question;  // what the field argues about
    base::Bilingual see;       // what to see
    std::string scenario;      // id of a shipped scenario
    std::vector<ComparedSide> sides;
    std::vector<Expectation> expect;
};

void describe(Schema& schema, ComparedSide& side);
void describe(Schema& schema, Expectation& expectation);
void describe(Schema& schema, PreparedComparison& comparison);

// Place among the sides; sides.size() where there is none of that id.
[[nodiscard]] std::size_t side_index(const PreparedComparison& comparison, std::string_view id);

}  // namespace skoen::scenarios
