// Sheets that go with a study: the codebook and the preregistration, each in one language, as Markdown.
#pragma once

#include <string>

#include "study/exports.h"

namespace skoen::study {

[[nodiscard]] std::string codebook_sheet(const ExportInput& input, base::Language language);
[[nodiscard]] std::string preregistration_sheet(const ExportInput& input, base::Language language);

}  // namespace skoen::study
