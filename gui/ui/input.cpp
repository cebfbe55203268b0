#include "gui/ui/input.h"

#include <algorithm>
#include <array>

namespace skoen::gui::ui {

namespace {

constexpr std::array<std::string_view, kKeys> kNames{
    "Tab",       "Left",  "Right", "Up",     "Down", "PageUp", "PageDown", "Home", "End", "Insert", "Delete",
    "Backspace", "Space", "Enter", "Escape", "0",    "1",      "2",        "3",    "4",   "5",      "6",
    "7",         "8",     "9",     "a",      "b",    "c",      "d",        "e",    "f",   "g",      "h",
    "i",         "j",     "k",     "l",      "m",    "n",      "o",        "p",    "q",   "r",      "s",
    "t",         "u",     "v",     "w",      "x",    "y",      "z",        "+",    "-",   "F1",     "F11"};

bool cut_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// True when `next` may not share a frame with what was taken before it.
bool begins_next_frame(const std::vector<Event>& taken, const Event& next) {
    using enum Event::Kind;
    return std::ranges::any_of(taken, [&next](const Event& before) {
        switch (next.kind) {
        case move:
            return before.kind == button;
        case button:
            return (before.kind == button && before.button == next.button) || before.kind == text;
        case key:
            return before.kind == key && before.key == next.key;
        case text:
            return before.kind == button;
        case lost_focus:
            return before.kind == button || before.kind == key;
        case wheel:
        case left_window:
            return false;
        }
        return false;
    });
}

}  // namespace

std::optional<KeyStroke> key_stroke(std::string_view name) {
    KeyStroke stroke;
    stroke.ctrl = cut_prefix(name, "Ctrl+");
    stroke.shift = cut_prefix(name, "Shift+");
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return std::nullopt;
    stroke.key = static_cast<Key>(found - kNames.begin());
    return stroke;
}

std::vector<Event> EventQueue::take_frame() {
    std::vector<Event> taken;
    while (!waiting_.empty() && !begins_next_frame(taken, waiting_.front())) {
        taken.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return taken;
}

}  // namespace skoen::gui::ui
