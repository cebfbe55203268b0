#include "gui/ui/imgui_input.h"

#include <array>
#include <cfloat>

#include <imgui.h>

namespace skoen::gui::ui {

namespace {

struct Pair {
    Key ours;
    int theirs;
};

constexpr std::array kPairs{Pair{Key::left, ImGuiKey_LeftArrow},
                            Pair{Key::right, ImGuiKey_RightArrow},
                            Pair{Key::up, ImGuiKey_UpArrow},
                            Pair{Key::down, ImGuiKey_DownArrow},
                            Pair{Key::page_up, ImGuiKey_PageUp},
                            Pair{Key::page_down, ImGuiKey_PageDown},
                            Pair{Key::home, ImGuiKey_Home},
                            Pair{Key::end, ImGuiKey_End},
                            Pair{Key::insert, ImGuiKey_Insert},
                            Pair{Key::del, ImGuiKey_Delete},
                            Pair{Key::backspace, ImGuiKey_Backspace},
                            Pair{Key::space, ImGuiKey_Space},
                            Pair{Key::enter, ImGuiKey_Enter},
                            Pair{Key::escape, ImGuiKey_Escape},
                            Pair{Key::a, ImGuiKey_A},
                            Pair{Key::c, ImGuiKey_C},
                            Pair{Key::v, ImGuiKey_V},
                            Pair{Key::x, ImGuiKey_X},
                            Pair{Key::y, ImGuiKey_Y},
                            Pair{Key::z, ImGuiKey_Z}};

#if IMGUI_VERSION_NUM >= 18700

void set_key(Key key, bool down) {
    for (const Pair& pair : kPairs) {
        if (pair.ours == key) ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(pair.theirs), down);
    }
}

void set_modifiers(const Event& event) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, event.ctrl);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, event.shift);
}

void set_pointer(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }
void set_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void turn_wheel(float notches) { ImGui::GetIO().AddMouseWheelEvent(0, notches); }
void release_all() { ImGui::GetIO().AddFocusEvent(false), ImGui::GetIO().AddFocusEvent(true); }

#else

void set_key(Key key, bool down) { ImGui::GetIO().KeysDown[static_cast<int>(key)] = down; }

void set_modifiers(const Event& event) {
    ImGui::GetIO().KeyCtrl = event.ctrl;
    ImGui::GetIO().KeyShift = event.shift;
}

void set_pointer(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
void set_button(int button, bool down) { ImGui::GetIO().MouseDown[button] = down; }
void turn_wheel(float notches) { ImGui::GetIO().MouseWheel += notches; }

void release_all() {
    ImGuiIO& io = ImGui::GetIO();
    for (bool& down : io.KeysDown) down = false;
    for (bool& down : io.MouseDown) down = false;
    io.KeyCtrl = io.KeyShift = false;
}

#endif

void feed_key(const Event& event, bool typing) {
    set_modifiers(event);
    // Tab is never handed on: walking through the page is ours. A release always is.
    if (event.key != Key::tab && (typing || !event.down)) set_key(event.key, event.down);
}

}  // namespace

void prepare_input() {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.ConfigInputTrickleEventQueue = false;  // our queue splits events into frames
#else
    for (const Pair& pair : kPairs) io.KeyMap[pair.theirs] = static_cast<int>(pair.ours);
#endif
    io.ConfigInputTextCursorBlink = false;  // a desk at rest draws nothing
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
}

void feed_input(std::span<const Event> events, bool typing) {
    using enum Event::Kind;
    for (const Event& event : events) {
        switch (event.kind) {
        case move:
            set_pointer(event.x, event.y);
            break;
        case button:
            if (event.button >= 0 && event.button < 3) set_button(event.button, event.down);
            break;
        case wheel:
            turn_wheel(event.y);
            break;
        case key:
            feed_key(event, typing);
            break;
        case text:
            if (event.letter >= 32 && event.letter != 127) {
                ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(event.letter));
            }
            break;
        case lost_focus:
            release_all();
            break;
        case left_window:
            set_pointer(-FLT_MAX, -FLT_MAX);
            break;
        }
    }
}

}  // namespace skoen::gui::ui
