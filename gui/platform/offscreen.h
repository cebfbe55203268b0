// OpenGL without any display: EGL's surfaceless platform and a framebuffer of our own.
#pragma once

#include <memory>

#include "gui/platform/picture.h"

namespace skoen::gui::platform {

class Offscreen {
  public:
    // Throws std::runtime_error saying what is missing when this machine has no such EGL.
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
