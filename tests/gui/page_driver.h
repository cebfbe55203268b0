// Plays pages without any graphics, for tests: Dear ImGui with a null renderer. A frame takes well under a millisecond.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "gui/ui/frame.h"
#include "gui/ui/hand.h"
#include "gui/ui/ui.h"

namespace skoen::tests {

struct PageSize {
    float width = 1366, height = 768;
    float scale = 1;
};

// A page that `draw` draws, and a hand on it. click() and the others throw ui::HandError when a person could not.
class PageDriver {
  public:
    PageDriver(PageSize size, std::function<void()> draw)
        : size_(size), draw_(std::move(draw)), frames_(nullptr),
          hand_(events_, [this]() -> const gui::ui::Recording& { return frame(); }) {
        frame();
        frame();
    }

    const gui::ui::Recording& frame() {
        frames_.begin({size_.width, size_.height, size_.scale, 1.0F / 60}, events_, true);
        draw_();
        frames_.end();
        return frames_.recording();
    }
    const gui::ui::Recording& tree() const { return frames_.recording(); }
    gui::ui::Hand& hand() { return hand_; }
    gui::ui::EventQueue& events() { return events_; }
    const gui::ui::Frames& frames() const { return frames_; }
    void resize(PageSize size) { size_ = size; }

    // The record, which must be there.
    const gui::ui::Record& at(std::string_view key) const {
        const gui::ui::Record* found = tree().find(key);
        if (found == nullptr) throw gui::ui::HandError(std::string(key) + ": not on the screen");
        return *found;
    }
    bool shows(std::string_view words) const {
        for (const gui::ui::Record& record : tree().records) {
            if (record.label == words) return true;
        }
        return false;
    }

  private:
    PageSize size_;
    std::function<void()> draw_;
    gui::ui::EventQueue events_;
    gui::ui::Frames frames_;
    gui::ui::Hand hand_;
};

}  // namespace skoen::tests
