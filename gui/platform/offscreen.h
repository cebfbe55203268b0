// OpenGL without a window: a framebuffer of our own, on EGL's surfaceless platform (no display is needed) or on Windows'
// OpenGL.
#pragma once

#include <memory>

#include "gui/platform/picture.h"

namespace skoen::gui::platform {

class Offscreen {
  public:
    // Throws std::runtime_error saying what is missing when this machine has no such OpenGL.
    Offscreen(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    // What was painted since.
    Picture picture() const;

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
    int width_, height_;
};

}  // namespace skoen::gui::platform
