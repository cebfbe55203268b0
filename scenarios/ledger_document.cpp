#include "scenarios/ledger_document.h"

#include <algorithm>
#include <array>

#include "scenarios/ledger.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

namespace {

std::string number(double value) { return base::json_number(value); }

std::string prior_words(const Prior& prior) {
    const std::string a = number(prior.a), b = number(prior.b);
    switch (prior.kind) {
    case PriorKind::normal:
        return "normal, mean " + a + ", SD " + b;
    case PriorKind::lognormal:
        return "lognormal, median " + a + ", SD of log " + b;
    case PriorKind::uniform:
        return "uniform, " + a + " to " + b;
    case PriorKind::beta:
        return "beta, " + a + " and " + b;
    }
    return "";
}

constexpr std::array<std::pair<ParameterKind, const char*>, 4> kKinds{{
    {ParameterKind::measured, "measured"},
    {ParameterKind::derived, "derived"},
    {ParameterKind::calibrated, "calibrated"},
    {ParameterKind::assumed, "assumed"},
}};

std::string kind_word(ParameterKind kind) {
    for (const auto& [k, word] : kKinds) {
        if (k == kind) return word;
    }
    return "";
}

// Bars divide cells.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string source_words(const LedgerRow& row) {
    std::string out = row.source.en;
    if (!row.arithmetic.empty()) out += " Arithmetic: " + row.arithmetic;
    std::string ids;
    for (const std::string& id : row.evidence) ids += (ids.empty() ? "" : ", ") + id;
    return ids.empty() ? out : out + " [" + ids + "]";
}

}  // namespace

std::string ledger_document() {
    std::string out = R"(# The ledger of human behaviour

Generated from `assets/evidence/parameters.json`. Do not edit: the test `test_scenarios "[ledger-page]"` compares, and writes
this page anew when `SKOEN_REGENERATE=1` is set. Equations: [model.md](model.md). In Danish: `skoen list assumptions`.

*Measured*: a published or recomputed figure as it stands. *Derived*: arithmetic on such figures. *Calibrated*: fitted to
published rows. *Assumed*: nobody knows; the source says why this value. An ensemble (`skoen run --ensemble N`) draws every
parameter from its prior, cut to its range, unless the scenario states another value. Ids in brackets are rows of the evidence
table that the value rests on or was held against.

)";
    for (const auto& [kind, word] : kKinds) {
        const auto n = std::count_if(ledger().begin(), ledger().end(),
                                     [k = kind](const LedgerRow& row) { return row.kind == k; });
        out += "- " + std::to_string(n) + " " + word + "\n";
    }
    out += "\n| symbol | parameter | value | unit | range | prior | kind | meaning | source |\n"
           "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const LedgerRow& row : ledger()) {
        out += "| " + cell(row.symbol) + " | `" + row.field + "` | " + number(row.value) + " | " +
               (row.unit.empty() ? "–" : cell(row.unit)) + " | " + number(row.range[0]) + " to " +
               number(row.range[1]) + " | " + prior_words(row.prior) + " | " + kind_word(row.kind) + " | " +
               cell(row.meaning.en) + " | " + cell(source_words(row)) + " |\n";
    }
    out += "\n## Mechanisms that can be turned off\n\n| switch | meaning |\n| --- | --- |\n";
    for (const LedgerSwitch& part : shipped_ledger().switches) {
        out += "| `" + part.field + "` | " + cell(part.meaning.en) + " |\n";
    }
    return out;
}

}  // namespace skoen::scenarios
