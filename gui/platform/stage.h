// Where frames go: a window, a picture in memory, or nowhere.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/platform/picture.h"
#include "gui/ui/frame.h"
#include "gui/ui/input.h"

namespace skoen::gui::platform {

class Stage {
  public:
    virtual ~Stage() = default;

    // Before each frame where there is more than one stage.
    virtual void activate() {}
    // For ui::Frames; the Dear ImGui context is current.
    virtual void upload_fonts() = 0;
    // Before the Dear ImGui context goes.
    virtual void release() = 0;

    virtual int width() const = 0;
    virtual int height() const = 0;
    virtual bool is_open() const { return true; }
    virtual bool is_seen() const { return false; }  // somebody may be watching
    // What people did since; true when anything happened.
    virtual bool collect(ui::EventQueue&) { return false; }
    // Shows the current draw data.
    virtual void present(ui::Pointer pointer) = 0;
    // Of the frame presented last.
    virtual std::optional<Picture> picture() const = 0;
};

// A window on the screen. Only where display_answers().
std::unique_ptr<Stage> window_stage(int width, int height, const std::string& title);
// OpenGL without a display. Throws std::runtime_error where EGL lacks it.
std::unique_ptr<Stage> offscreen_stage(int width, int height);
// No pixels at all: for records.
std::unique_ptr<Stage> blank_stage(int width, int height);

}  // namespace skoen::gui::platform
