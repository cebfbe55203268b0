// The ledger of human behaviour, assets/evidence/parameters.json: for every parameter its value, what may stand in a
// file, how uncertain it is, and what it rests on. The only place where values of Behaviour come from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/text.h"
#include "sim/behaviour.h"

namespace skoen::scenarios {

// normal: a mean, b SD. lognormal: a median, b SD of the logarithm. uniform: from a to b. beta: shapes a and b.
// Draws outside the row's range are drawn again.
enum class PriorKind : std::uint8_t { normal, lognormal, uniform, beta };

struct Prior {
    PriorKind kind = PriorKind::uniform;
    double a = 0, b = 1;
};

// measured: a published or recomputed figure as it stands. derived: arithmetic on such figures, written out.
// calibrated: fitted to rows of evidence.csv marked calibrate. assumed: nobody knows; sources say why this value.
enum class ParameterKind : std::uint8_t { measured, derived, calibrated, assumed };

struct LedgerRow {
    std::string field;   // member of sim::Behaviour
    std::string symbol;  // in docs/model.md
    base::Bilingual meaning;
    std::string unit;  // of value, range and prior; empty: a pure number
    double value = 0;
    std::vector<double> range;  // two numbers: least and greatest value that a file may hold
    Prior prior;
    ParameterKind kind = ParameterKind::assumed;
    std::vector<std::string> evidence;  // ids in evidence.csv that it rests on or was held against
    base::Bilingual source;  // where the value comes from; for assumed the word assumption and the reason
    std::string arithmetic;  // for derived; may be empty otherwise
};

// A mechanism that can be turned off.
struct LedgerSwitch {
    std::string field;  // member of sim::Behaviour
    base::Bilingual meaning;
};

struct Ledger {
    int schema = 1;
    std::vector<LedgerRow> parameters;
    std::vector<LedgerSwitch> switches;
};

void describe(Schema& schema, Prior& prior);
void describe(Schema& schema, LedgerRow& row);
void describe(Schema& schema, LedgerSwitch& row);
void describe(Schema& schema, Ledger& ledger);

// The shipped ledger, read once, in the order of sim/behaviour.h. Throws InputError when it is faulty.
[[nodiscard]] const Ledger& shipped_ledger();
[[nodiscard]] inline const std::vector<LedgerRow>& ledger() { return shipped_ledger().parameters; }

// InternalError when there is no such row.
[[nodiscard]] const LedgerRow& ledger_row(std::string_view field);
[[nodiscard]] const LedgerSwitch& ledger_switch(std::string_view field);

// Every parameter at the ledger's value, every mechanism on.
[[nodiscard]] sim::Behaviour ledger_behaviour();

}  // namespace skoen::scenarios
