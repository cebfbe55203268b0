// Dear ImGui's draw lists to the OpenGL context that is current: through shaders where there is 3.2 or later, else
// through the fixed pipeline of 1.1, which remote desktops still offer.
#pragma once

#include "gui/platform/picture.h"

namespace skoen::gui::platform {

enum class GlVersion { fixed_pipeline, shaders };

// At most one per Dear ImGui context, and only while that and the OpenGL context live.
class GlPainter {
  public:
    explicit GlPainter(GlVersion version);
    ~GlPainter();
    GlPainter(const GlPainter&) = delete;
    GlPainter& operator=(const GlPainter&) = delete;

    // The atlas of the current Dear ImGui context becomes a texture; call again when it was rebuilt.
    void upload_fonts();
    // Paper, then the current draw data, over a viewport of that many pixels.
    void paint(int width, int height);

  private:
    GlVersion version_;
    bool has_objects_ = false;
};

// What the current framebuffer holds.
Picture read_pixels(int width, int height);

}  // namespace skoen::gui::platform
