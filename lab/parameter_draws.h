// Not knowing: values of the assumptions about people, drawn from the priors of the ledger.
#pragma once

#include <string>
#include <vector>

#include "scenarios/ledger.h"
#include "sim/base/random.h"

namespace skoen::lab {

// The parameters that are uncertain: all rows of the ledger but those to which `stated` gives another value than the
// ledger, for then somebody has said that they know it. In the ledger's order.
[[nodiscard]] std::vector<std::string> uncertain_parameters(const sim::Behaviour& stated);

// One value from the row's prior, cut to its range (drawn again where it falls outside). A function of seed, draw and the
// row's name alone: a new row in the ledger moves no other. InternalError when 1,000 attempts fall outside.
[[nodiscard]] double draw_parameter(const scenarios::LedgerRow& row, const base::Draws& draws,
                                    std::uint32_t draw);

// The row's prior, cut to its range, at quantile `u`, 0 < u < 1: what draw_parameter draws from.
[[nodiscard]] double prior_quantile(const scenarios::LedgerRow& row, double u);

// `stated` with every parameter of `fields` drawn; values in their order are put into `values`.
[[nodiscard]] sim::Behaviour draw_behaviour(const sim::Behaviour& stated,
                                            const std::vector<std::string>& fields, const base::Draws& draws,
                                            std::uint32_t draw, std::vector<double>& values);

}  // namespace skoen::lab
