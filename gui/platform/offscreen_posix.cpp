#define GL_GLEXT_PROTOTYPES  // framebuffers, from libGL itself
#include "gui/platform/offscreen.h"

#include <array>
#include <stdexcept>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>

#include "gui/platform/gl_painter.h"

namespace skoen::gui::platform {

struct Offscreen::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint framebuffer = 0, colours = 0;

    ~Handles() {
        if (context != EGL_NO_CONTEXT) {
            if (framebuffer != 0) glDeleteFramebuffers(1, &framebuffer);
            if (colours != 0) glDeleteRenderbuffers(1, &colours);
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            eglDestroyContext(display, context);
        }
        if (display != EGL_NO_DISPLAY) eglTerminate(display);
    }
};

namespace {

void need(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(std::string("EGL: ") + what);
}

EGLContext make_context(EGLDisplay display) {
    need(eglBindAPI(EGL_OPENGL_API) == EGL_TRUE, "no OpenGL, only OpenGL ES");
    constexpr std::array<EGLint, 5> kWanted{EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                            EGL_NONE};
    EGLConfig config = nullptr;
    EGLint found = 0;
    need(eglChooseConfig(display, kWanted.data(), &config, 1, &found) == EGL_TRUE && found > 0,
         "no OpenGL configuration");
    constexpr std::array<EGLint, 7> kVersion{EGL_CONTEXT_MAJOR_VERSION,
                                             3,
                                             EGL_CONTEXT_MINOR_VERSION,
                                             3,
                                             EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                             EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                             EGL_NONE};
    const EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, kVersion.data());
    need(context != EGL_NO_CONTEXT, "no OpenGL 3.3");
    return context;
}

}  // namespace

Offscreen::Offscreen(int width, int height)
    : handles_(std::make_unique<Handles>()), width_(width), height_(height) {
    Handles& h = *handles_;
    h.display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    need(h.display != EGL_NO_DISPLAY, "no surfaceless platform");
    if (eglInitialize(h.display, nullptr, nullptr) != EGL_TRUE) {
        h.display = EGL_NO_DISPLAY;
        need(false, "the surfaceless platform does not start");
    }
    h.context = make_context(h.display);
    need(eglMakeCurrent(h.display, EGL_NO_SURFACE, EGL_NO_SURFACE, h.context) == EGL_TRUE,
         "no context without a surface");
    glGenRenderbuffers(1, &h.colours);
    glBindRenderbuffer(GL_RENDERBUFFER, h.colours);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &h.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, h.framebuffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, h.colours);
    need(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE, "no framebuffer of that size");
}

Offscreen::~Offscreen() = default;

Picture Offscreen::picture() const { return read_pixels(width_, height_); }

}  // namespace skoen::gui::platform
