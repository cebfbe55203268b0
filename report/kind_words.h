// Sentences on what only some kinds of decision have: the result that such a decision is about (docs/kinds.md).
#pragma once

#include <string>

#include "report/amounts.h"
#include "report/reading.h"

namespace skoen::report {

// Of a plan or the office without the score; "" where the kind has no result of its own, or none was counted.
[[nodiscard]] std::string kind_sentences(const Reading& reading, std::size_t plan);

// Kind number: the share of decisions beyond the tolerance and the mean error go opposite ways; else "". Both must be said,
// since harm counts only the first.
[[nodiscard]] std::string number_contrast(const Reading& reading, std::size_t plan);

// " (1,3 procentpoint lavere; 0,4 til 2,0)": the difference from the office without the score, to stand behind a value. ""
// for that office itself.
[[nodiscard]] std::string difference_behind(const Reading& reading, std::size_t plan,
                                            std::string_view measure, Amount amount);

}  // namespace skoen::report
