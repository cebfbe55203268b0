#include "lab/parameter_draws.h"

#include <algorithm>

#include "scenarios/describe_behaviour.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/base/text.h"
#include "stats/special.h"

namespace skoen::lab {

namespace {

constexpr std::uint32_t kMostAttempts = 1000;
constexpr int kHalvings = 48;

double sim::Behaviour::*member_called(const std::string& field) {
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        if (field == number.field) return number.member;
    }
    base::ensure(false, "the ledger has a row that no parameter uses: " + field);
    return nullptr;
}

// FNV-1a, 32 bits: the row's name as a number.
std::uint32_t name_number(const std::string& name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

double from_prior(const scenarios::Prior& prior, double uniform) {
    switch (prior.kind) {
    case scenarios::PriorKind::normal:
        return prior.a + prior.b * base::normal_quantile(uniform);
    case scenarios::PriorKind::lognormal:
        return prior.a * base::exp(prior.b * base::normal_quantile(uniform));
    case scenarios::PriorKind::uniform:
        return prior.a + (prior.b - prior.a) * uniform;
    case scenarios::PriorKind::beta:
        return stats::beta_quantile(prior.a, prior.b, uniform);
    }
    base::ensure(false, "unknown kind of prior");
    return 0;
}

}  // namespace

std::vector<std::string> uncertain_parameters(const sim::Behaviour& stated) {
    std::vector<std::string> out;
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        if (stated.*member_called(row.field) == row.value) out.push_back(row.field);
    }
    return out;
}

double draw_parameter(const scenarios::LedgerRow& row, const base::Draws& draws, std::uint32_t draw) {
    base::ensure(row.range.size() == 2, "a ledger row without a range: " + row.field);
    base::Subject who;
    who.number = name_number(row.field);
    who.replication = draw;
    for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
        const double u = draws.uniform(base::Purpose::parameter, who, attempt);
        const double value = from_prior(row.prior, u);
        if (value >= row.range[0] && value <= row.range[1]) return value;
    }
    base::ensure(false, "the prior of " + row.field + " lies outside its range");
    return row.value;
}

double prior_quantile(const scenarios::LedgerRow& row, double u) {
    // Where the ends of the range lie in the prior, by halving: quantiles rise with their share.
    const auto share_below = [&](double end) {
        double lo = 0, hi = 1;
        for (int i = 0; i < kHalvings; ++i) {
            const double middle = 0.5 * (lo + hi);
            (from_prior(row.prior, middle) < end ? lo : hi) = middle;
        }
        return 0.5 * (lo + hi);
    };
    const double from = share_below(row.range[0]), to = share_below(row.range[1]);
    return std::clamp(from_prior(row.prior, from + (to - from) * u), row.range[0], row.range[1]);
}

sim::Behaviour draw_behaviour(const sim::Behaviour& stated, const std::vector<std::string>& fields,
                              const base::Draws& draws, std::uint32_t draw, std::vector<double>& values) {
    sim::Behaviour out = stated;
    values.clear();
    for (const std::string& field : fields) {
        values.push_back(draw_parameter(scenarios::ledger_row(field), draws, draw));
        out.*member_called(field) = values.back();
    }
    return out;
}

}  // namespace skoen::lab
