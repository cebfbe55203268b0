#include "gui/platform/gl_painter.h"

#include <algorithm>

#include <GL/gl.h>
#include <imgui.h>
// The renderers need imgui.h first.
#include <backends/imgui_impl_opengl2.h>
#include <backends/imgui_impl_opengl3.h>

#include "report/palette.h"
#include "sim/base/error.h"

namespace skoen::gui::platform {

namespace {

constexpr const char* kShaderVersion = "#version 150";

float channel(std::uint8_t value) { return static_cast<float>(value) / 255.0F; }

}  // namespace

GlPainter::GlPainter(GlVersion version) : version_(version) {
    const bool started =
        version == GlVersion::shaders ? ImGui_ImplOpenGL3_Init(kShaderVersion) : ImGui_ImplOpenGL2_Init();
    base::ensure(started, "Dear ImGui's renderer did not start");
}

GlPainter::~GlPainter() {
    if (version_ == GlVersion::shaders) {
        ImGui_ImplOpenGL3_Shutdown();
    } else {
        ImGui_ImplOpenGL2_Shutdown();
    }
}

// The first texture comes with the other objects; creating it alone would leave it behind unused.
void GlPainter::upload_fonts() {
    const bool shaders = version_ == GlVersion::shaders;
    if (!has_objects_) {
        has_objects_ =
            shaders ? ImGui_ImplOpenGL3_CreateDeviceObjects() : ImGui_ImplOpenGL2_CreateDeviceObjects();
    } else if (shaders) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        has_objects_ = ImGui_ImplOpenGL3_CreateFontsTexture();
    } else {
        ImGui_ImplOpenGL2_DestroyFontsTexture();
        has_objects_ = ImGui_ImplOpenGL2_CreateFontsTexture();
    }
    base::ensure(has_objects_, "OpenGL did not take the letters");
}

void GlPainter::paint(int width, int height) {
    glViewport(0, 0, width, height);
    glClearColor(channel(report::kPaper.red), channel(report::kPaper.green), channel(report::kPaper.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (version_ == GlVersion::shaders) {
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    } else {
        ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
    }
}

Picture read_pixels(int width, int height) {
    Picture picture{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 3;
    picture.rgb.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, picture.rgb.data());
    // OpenGL counts rows from the bottom.
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
        std::swap_ranges(&picture.rgb[top * row], &picture.rgb[top * row] + row, &picture.rgb[bottom * row]);
    }
    return picture;
}

}  // namespace skoen::gui::platform
