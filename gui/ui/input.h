// What people do with mouse and keyboard, independent of the window library and of Dear ImGui's version.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace skoen::gui::ui {

enum class Key : std::uint8_t {
    tab,
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    insert,
    del,
    backspace,
    space,
    enter,
    escape,
    digit0,
    digit1,
    digit2,
    digit3,
    digit4,
    digit5,
    digit6,
    digit7,
    digit8,
    digit9,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    plus,
    minus,
    f1,
    f11,
    count_,
};
inline constexpr int kKeys = static_cast<int>(Key::count_);

// "Tab", "PageDown", "1", "a", "Ctrl+z" are the names that scripts use (Ctrl+ and Shift+ may stand before).
struct KeyStroke {
    Key key = Key::tab;
    bool ctrl = false, shift = false;
};
std::optional<KeyStroke> key_stroke(std::string_view name);

struct Event {
    enum class Kind : std::uint8_t { move, button, wheel, key, text, lost_focus, left_window };
    Kind kind = Kind::move;
    float x = 0, y = 0;  // move: pixels; wheel: y in notches, up positive
    int button = 0;      // 0 left, 1 right, 2 middle
    Key key = Key::tab;
    bool down = false;                              // button, key
    bool ctrl = false, shift = false, alt = false;  // key
    char32_t letter = 0;                            // text
};

// Dear ImGui 1.86 sees states, not events: a press and release within one frame vanish. The queue hands out the
// events of one frame and stops at the second change of the same button or key, at a move after a button change,
// and at text after a click or the other way round. The rest waits for the next frame.
class EventQueue {
  public:
    void push(const Event& event) { waiting_.push_back(event); }
    bool empty() const { return waiting_.empty(); }
    std::vector<Event> take_frame();

  private:
    std::deque<Event> waiting_;
};

}  // namespace skoen::gui::ui
