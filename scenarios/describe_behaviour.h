// The file language of human behaviour: one table of names and members, ranges and meanings from the ledger.
#pragma once

#include <span>

#include "scenarios/schema.h"
#include "sim/behaviour.h"

namespace skoen::scenarios {

struct BehaviourNumber {
    const char* field;
    double sim::Behaviour::*member;
};

struct BehaviourSwitch {
    const char* field;
    bool sim::Behaviour::*member;
};

// Every member of Behaviour, in the order of sim/behaviour.h.
[[nodiscard]] std::span<const BehaviourNumber> behaviour_numbers();
[[nodiscard]] std::span<const BehaviourSwitch> behaviour_switches();

// Every key may be left out: what the struct holds stays. Ranges, units and texts are those of the ledger's rows.
void describe(Schema& schema, sim::Behaviour& behaviour);

}  // namespace skoen::scenarios
