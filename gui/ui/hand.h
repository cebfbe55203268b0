// A hand that uses the desk as a person does, by the keys of its widgets: for scripts and tests. It presses only what a
// person could press.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "gui/ui/input.h"
#include "gui/ui/record.h"

namespace skoen::gui::ui {

// Says which widget and why not: missing, disabled, clipped, covered, or nothing one can press.
class HandError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class Hand {
  public:
    // `frame` plays one recorded frame that takes its events from the queue, and gives its record.
    using Frame = std::function<const Recording&()>;
    Hand(EventQueue& events, Frame frame) : events_(events), frame_(std::move(frame)) {}

    void click(std::string_view key);
    // Moves the pointer there.
    void point(std::string_view key);
    // Presses in the middle of the widget, or at that share of its width, and lets go that many pixels further right.
    void drag(std::string_view key, float pixels, float grip = 0.5F);
    void click_at(float x, float y);
    // "Tab", "Ctrl+z", "Enter" ...; see key_stroke().
    void press(std::string_view stroke);
    // Into the field that has the keyboard.
    void type(std::string_view utf8);
    // Turns the wheel over the scroll areas around the widget until all of it shows.
    void reveal(std::string_view key);

    const Recording& look() { return frame_(); }

  private:
    void move(float x, float y);
    void button(bool down);
    const Recording& settle();  // frames until no event waits, and one more

    EventQueue& events_;
    Frame frame_;
};

// Why a person could not press it now, or "": the part that needs no pointer on it.
std::string why_not_pressable(const Recording& recording, std::string_view key);

}  // namespace skoen::gui::ui
