// The debrief to take home, as a page for the browser and as pages for the printer: same sentences, same pictures. Nobody is
// named: seat label and number, and nothing of the machine.
#pragma once

#include <string>

#include "report/scene.h"
#include "session/training_words.h"

namespace skoen::report {

[[nodiscard]] std::string training_html(const session::Training& training, base::Language language);
[[nodiscard]] std::string training_pdf(const session::Training& training, base::Language language);

}  // namespace skoen::report
