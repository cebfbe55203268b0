#include <windows.h>

#include <filesystem>
#include <iostream>

#include "gui/platform/display.h"

namespace skoen::gui::platform {

bool display_answers() { return true; }

// A program with a window has no standard error unless somebody gave it one.
void say_fault(const std::string& words) {
    std::cerr << words << '\n';
    const HANDLE error_output = ::GetStdHandle(STD_ERROR_HANDLE);
    if (error_output != nullptr && error_output != INVALID_HANDLE_VALUE) return;
    const std::wstring wide = std::filesystem::path(words).wstring();
    ::MessageBoxW(nullptr, wide.c_str(), L"Sk\u00F8n", MB_OK | MB_ICONWARNING);
}

}  // namespace skoen::gui::platform
