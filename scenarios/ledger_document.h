// docs/ledger.md: every parameter of human behaviour, what it is and what it rests on.
#pragma once

#include <string>

namespace skoen::scenarios {

// Markdown, from the shipped ledger.
[[nodiscard]] std::string ledger_document();

}  // namespace skoen::scenarios
