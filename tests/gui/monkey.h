// Random use of the desk, the same for one seed: presses keys of the record and places where nothing is, drags, turns the
// wheel, types, loses the window.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "gui/ui/input.h"
#include "gui/ui/record.h"

namespace skoen::tests {

class Monkey {
  public:
    explicit Monkey(std::uint64_t seed) : state_(seed * 2 + 1) {}

    // One act, as events for the frames to come.
    void act(const gui::ui::Recording& seen, gui::ui::EventQueue& events) {
        const unsigned choice = below(20);
        if (choice < 10) return press_something(seen, events);
        if (choice < 12) return move_to(unit() * seen.width, unit() * seen.height, events);
        if (choice < 14) return turn_wheel(events);
        if (choice < 18) return press_key(events);
        if (choice < 19) return type(events);
        gui::ui::Event event;
        event.kind = below(2) == 0 ? gui::ui::Event::Kind::lost_focus : gui::ui::Event::Kind::left_window;
        events.push(event);
    }

  private:
    // Knuth's 64-bit linear congruence (MMIX), upper bits.
    std::uint32_t next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(state_ >> 33U);
    }
    unsigned below(unsigned n) { return next() % n; }
    float unit() { return static_cast<float>(below(10'000)) / 10'000; }

    static void move_to(float x, float y, gui::ui::EventQueue& events) {
        gui::ui::Event event;
        event.x = x;
        event.y = y;
        events.push(event);
    }
    void button(bool down, gui::ui::EventQueue& events) {
        gui::ui::Event event;
        event.kind = gui::ui::Event::Kind::button;
        event.down = down;
        events.push(event);
    }
    void press_something(const gui::ui::Recording& seen, gui::ui::EventQueue& events) {
        std::vector<const gui::ui::Record*> targets;
        for (const auto& record : seen.records) {
            if (record.kind != gui::ui::RecordKind::text && !record.key.empty()) targets.push_back(&record);
        }
        if (targets.empty()) return;
        const gui::ui::Rect& rect = targets[below(static_cast<unsigned>(targets.size()))]->rect;
        const float x = rect.x + unit() * rect.w, y = rect.y + unit() * rect.h;
        move_to(x, y, events);
        button(true, events);
        if (below(3) == 0) move_to(x + (unit() - 0.5F) * 400, y + (unit() - 0.5F) * 100, events);
        button(false, events);
    }
    void turn_wheel(gui::ui::EventQueue& events) {
        gui::ui::Event event;
        event.kind = gui::ui::Event::Kind::wheel;
        event.y = static_cast<float>(below(7)) - 3;
        events.push(event);
    }
    void press_key(gui::ui::EventQueue& events) {
        gui::ui::Event event;
        event.kind = gui::ui::Event::Kind::key;
        event.key = static_cast<gui::ui::Key>(below(static_cast<unsigned>(gui::ui::kKeys)));
        event.ctrl = below(8) == 0;
        event.shift = below(4) == 0;
        event.down = true;
        events.push(event);
        event.down = event.ctrl = event.shift = false;
        events.push(event);
    }
    void type(gui::ui::EventQueue& events) {
        constexpr std::array<char32_t, 6> kLetters{U'a', U'æ', U'Ø', U' ', U'7', U'ž'};
        gui::ui::Event event;
        event.kind = gui::ui::Event::Kind::text;
        event.letter = kLetters[below(kLetters.size())];
        events.push(event);
    }

    std::uint64_t state_;
};

}  // namespace skoen::tests
