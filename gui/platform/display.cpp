#include "gui/platform/display.h"

#include <cstdlib>

#include <dlfcn.h>

namespace skoen::gui::platform {

// SFML brings libX11 along; asked for by name, the desk needs no header or link of it.
bool display_answers() {
    if (std::getenv("DISPLAY") == nullptr) return false;
    void* const library = dlopen("libX11.so.6", RTLD_LAZY);
    if (library == nullptr) return false;
    using Open = void* (*)(const char*);
    using Close = int (*)(void*);
    const auto open = reinterpret_cast<Open>(dlsym(library, "XOpenDisplay"));
    const auto close = reinterpret_cast<Close>(dlsym(library, "XCloseDisplay"));
    void* const display = open != nullptr && close != nullptr ? open(nullptr) : nullptr;
    if (display != nullptr) close(display);
    return display != nullptr;  // the library stays: SFML is about to use it
}

}  // namespace skoen::gui::platform
