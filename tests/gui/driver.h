// The whole desk without any graphics, used as a person uses it.
//
//   Driver d({.view = "plan"});
//   d.click("run.start");        // ui::HandError when missing, disabled, clipped or covered
//   d.settle();                  // until nothing runs in the background
//   CHECK(d.at("plan.cost").value == "...");
#pragma once

#include <string>
#include <string_view>

#include "gui/app.h"
#include "gui/ui/hand.h"

namespace skoen::tests {

class Driver {
  public:
    explicit Driver(const gui::AppArgs& args)
        : width_(static_cast<float>(args.width)), height_(static_cast<float>(args.height)),
          app_(args, nullptr), hand_(events_, [this]() -> const gui::ui::Recording& { return frame(); }) {
        frame();
        frame();
    }

    const gui::ui::Recording& frame() {
        app_.frame(width_, height_, 1.0F / 60, events_, true);
        return app_.recording();
    }
    // Frames until no event waits, nothing runs and the page shows how things stand.
    void settle() {
        do {
            while (!app_.idle() || !events_.empty()) {
                frame();
                if (!app_.desk().idle()) app_.desk().wait_idle();
            }
            for (int i = 0; i < 3; ++i) frame();
        } while (!app_.idle());
    }

    void click(std::string_view key) { hand_.click(key); }
    void type(std::string_view utf8) { hand_.type(utf8); }
    void key(std::string_view stroke) { hand_.press(stroke); }
    void drag(std::string_view key, float pixels, float grip = 0.5F) { hand_.drag(key, pixels, grip); }
    void reveal(std::string_view key) { hand_.reveal(key); }
    void resize(int width, int height) {
        width_ = static_cast<float>(width);
        height_ = static_cast<float>(height);
    }

    const gui::ui::Recording& tree() const { return app_.recording(); }
    const gui::ui::Record& at(std::string_view key) const {
        const gui::ui::Record* found = tree().find(key);
        if (found == nullptr) throw gui::ui::HandError(std::string(key) + ": not on the screen");
        return *found;
    }
    bool has(std::string_view key) const { return tree().find(key) != nullptr; }
    // Some text holds these words.
    bool shows(std::string_view words) const {
        for (const gui::ui::Record& record : tree().records) {
            if (record.label.find(words) != std::string::npos) return true;
        }
        return false;
    }

    session::Desk& desk() { return app_.desk(); }
    session::DeskView view() { return app_.desk().view(); }
    gui::ui::Hand& hand() { return hand_; }
    gui::ui::EventQueue& events() { return events_; }

  private:
    float width_, height_;
    gui::ui::EventQueue events_;
    gui::App app_;
    gui::ui::Hand hand_;
};

}  // namespace skoen::tests
