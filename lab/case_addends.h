// What a judgement and the readiness to move are made of in one case, addend by addend, log-odds (docs/model.md, sections 3
// and 4). For stories of one case.
#pragma once

#include <string_view>
#include <vector>

#include "sim/decide.h"

namespace skoen::lab {

struct Addend {
    std::string_view part;       // a key of the texts, cli.part.<part>
    std::string_view parameter;  // the ledger's field that it rests on; empty where it rests on several
    double log_odds = 0;
};

// Of the full own judgement over the worker's threshold: they sum to twin - threshold.
[[nodiscard]] std::vector<Addend> judgement_addends(const sim::World& world, const sim::Event& event,
                                                    const sim::Trace& trace);

// Of the logit of revising, where the score met an own judgement: they sum to the logit of trace.revise_chance. The first is what is
// left to this person and place.
[[nodiscard]] std::vector<Addend> revision_addends(const sim::Behaviour& behaviour, const sim::Trace& trace);

}  // namespace skoen::lab
