#include "gui/platform/display.h"

#include <cstdlib>
#include <iostream>

#include <dlfcn.h>

namespace skoen::gui::platform {

// SFML brings libX11 along; asked for by name, the desk needs no header or link of it.
bool display_answers() {
    if (std::getenv("DISPLAY") == nullptr) return false;
    void* const library = dlopen("libX11.so.6", RTLD_LAZY);
    if (library == nullptr) return false;
    using Open = void* (*)(const char*);
    const auto open = reinterpret_cast<Open>(dlsym(library, "XOpenDisplay"));
    // The connection stays open: some X servers start over when their last client leaves, just as SFML comes.
    static void* const display = open != nullptr ? open(nullptr) : nullptr;
    return display != nullptr;
}

void say_fault(const std::string& words) { std::cerr << words << '\n'; }

}  // namespace skoen::gui::platform
