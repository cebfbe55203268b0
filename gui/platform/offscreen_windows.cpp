#include <array>
#include <stdexcept>
#include <string>

#include <SFML/Window/Context.hpp>
#include <windows.h>
// OpenGL's headers need windows.h first.
#include <GL/gl.h>
#include <GL/glext.h>

#include "gui/platform/gl_painter.h"
#include "gui/platform/offscreen.h"

namespace skoen::gui::platform {

namespace {

void need(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(std::string("OpenGL: ") + what);
}

// Everything after OpenGL 1.1 is asked for by name.
template <class Function>
Function function(const char* name) {
    const auto found = sf::Context::getFunction(name);
    need(found != nullptr, name);
    return reinterpret_cast<Function>(reinterpret_cast<void*>(found));
}

}  // namespace

// SFML's context has a window that is never shown; the framebuffer is our own, so that no screen crops it.
struct Offscreen::Handles {
    sf::Context context{sf::ContextSettings(0, 0, 0, 3, 3, sf::ContextSettings::Core), 1, 1};
    GLuint framebuffer = 0, colours = 0;
};

Offscreen::Offscreen(int width, int height)
    : handles_(std::make_unique<Handles>()), width_(width), height_(height) {
    Handles& h = *handles_;
    const sf::ContextSettings& got = h.context.getSettings();
    need(got.majorVersion * 10 + got.minorVersion >= 33, "no version 3.3");
    function<PFNGLGENRENDERBUFFERSPROC>("glGenRenderbuffers")(1, &h.colours);
    function<PFNGLBINDRENDERBUFFERPROC>("glBindRenderbuffer")(GL_RENDERBUFFER, h.colours);
    function<PFNGLRENDERBUFFERSTORAGEPROC>("glRenderbufferStorage")(GL_RENDERBUFFER, GL_RGBA8, width, height);
    function<PFNGLGENFRAMEBUFFERSPROC>("glGenFramebuffers")(1, &h.framebuffer);
    function<PFNGLBINDFRAMEBUFFERPROC>("glBindFramebuffer")(GL_FRAMEBUFFER, h.framebuffer);
    function<PFNGLFRAMEBUFFERRENDERBUFFERPROC>("glFramebufferRenderbuffer")(
        GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, h.colours);
    need(function<PFNGLCHECKFRAMEBUFFERSTATUSPROC>("glCheckFramebufferStatus")(GL_FRAMEBUFFER) ==
             GL_FRAMEBUFFER_COMPLETE,
         "no framebuffer of that size");
}

Offscreen::~Offscreen() = default;  // what the context made goes with it

Picture Offscreen::picture() const { return read_pixels(width_, height_); }

}  // namespace skoen::gui::platform
