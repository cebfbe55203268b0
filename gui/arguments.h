// The command line of skoen-desk.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gui/app.h"

namespace skoen::gui {

struct Invocation {
    AppArgs args;
    bool help = false, version = false;
    std::vector<std::string> faults;  // in the chosen language, one line each; empty when all is well
};

// `locale`: the first that is not empty decides (base::language_wishes) where --lang does not; else Danish.
Invocation invocation_of(std::span<const std::string> words, std::span<const std::string> locale);

std::string help_text(base::Language language);

}  // namespace skoen::gui
