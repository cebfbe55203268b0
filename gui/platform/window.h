// The window on the screen.
#pragma once

#include <memory>
#include <string>

#include "gui/platform/gl_painter.h"
#include "gui/platform/picture.h"
#include "gui/ui/frame.h"
#include "gui/ui/input.h"

namespace skoen::gui::platform {

class Window {
  public:
    // In the middle of the screen, no larger than it. Asks for OpenGL 3.3 core and takes what it gets.
    // Only where display_answers().
    Window(int width, int height, const std::string& title);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GlVersion gl() const;
    void activate();  // its OpenGL context becomes current
    bool is_open() const;
    int width() const;
    int height() const;

    // Everything that happened, into the queue; true when anything did, a resize included.
    bool collect(ui::EventQueue& events);
    void show(ui::Pointer pointer);
    void present();
    Picture picture() const;

    // Copy and paste of the current Dear ImGui context go through the system's clipboard.
    static void share_clipboard();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace skoen::gui::platform
